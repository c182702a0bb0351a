"""Asks and offers at every step, introductions, and one's own page."""

from barnraiser.acts.reciprocity import actions

from . import House

WRITTEN_TO_ONLY = {
    "reciprocity:answers",
    "reciprocity:closure",
    "reciprocity:confirmation",
    "reciprocity:doing",
    "reciprocity:miss",
    "reciprocity:promise",
    "reciprocity:rejoinder",
    "reciprocity:response",
    "reciprocity:step_back",
    "reciprocity:thanks",
}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    room, nell, (one, two, three, four, *_) = house.community, house.nell, house.others
    ask = actions.ask(
        by=nell, community=room, gift="resources", title="A moisture meter for two days", words="*Any* brand."
    )
    actions.offer(by=one, community=room, gift="resources", title="A moisture meter, any day but market day")
    done, thanked, missed, back = (
        actions.answer(by=by, favour=ask, words="I can lend mine.") for by in (one, two, three, four)
    )
    for answer in (done, thanked, missed):
        actions.agree(by=nell, answer=answer)
    actions.say_done(by=one, answer=done)
    actions.confirm(by=nell, answer=thanked)
    actions.thank(by=nell, answer=thanked, words="Dry barley.", is_public=True)
    actions.say_missed(by=nell, answer=missed, words="It rained.")
    actions.rejoin(by=three, answer=missed, agrees=True, words="So it did.")
    actions.step_back(by=four, answer=back, words="The calf came early.")
    introduction = actions.introduce(by=one, one=nell, two=two, words="You both count worms.")
    actions.introduce(by=nell, one=three, two=four, words="You bake the same loaf.")
    slug, other = room.slug, two.handle
    return {
        "reciprocity:list": f"/communities/{slug}/exchange/",
        "reciprocity:ask": f"/communities/{slug}/exchange/ask/",
        "reciprocity:offer": f"/communities/{slug}/exchange/offer/",
        "reciprocity:ask_of": f"/people/{other}/ask/",
        "reciprocity:offer_to": f"/people/{other}/offer/",
        "reciprocity:introduce": f"/people/{other}/introduce/",
        "reciprocity:detail": ask.get_absolute_url(),
        "reciprocity:introductions": "/introductions/",
        "reciprocity:introduction": introduction.get_absolute_url(),
        "reciprocity:mine": "/me/exchange/",
    }
