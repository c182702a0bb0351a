"""Who may ask, offer, come forward, agree, confirm, thank, step back and introduce: one condition a line.

What these rules say of an answer or a favour alone costs no query, so that a page may ask them of every row. Whether the
person still takes part in the community is asked by `may_take_part`, which every action asks beside them.
"""

from django.utils import timezone

from barnraiser.communities.models import Community
from barnraiser.communities.queries import shared_by
from barnraiser.communities.rules import is_member, may_take_part
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person
from barnraiser.people.queries import visible_to as people_visible_to

from .models import Answer, Favour, Introduction, Response

State = Answer.State
AGREED = (State.PROMISED, State.DONE)


def may_post(by: Person | None, community: Community, to: Person | None = None) -> Verdict:
    """A member asks or offers in a community, to everybody there or to one other member who has come in."""
    return all_of(
        lambda: may_take_part(by, community),
        lambda: provided(to is None or to != by, "An ask or an offer goes to somebody else."),
        lambda: provided(
            to is None or (to.is_claimed and is_member(to, community)),
            f"Only members of {community.name} can be asked in it.",
        ),
    )


def may_turn_to(by: Person, person: Person) -> Verdict:
    """One may ask somebody, or offer them something, in a community that both are members of."""
    return all_of(
        provided(by != person, "An ask or an offer goes to somebody else."),
        lambda: provided(person.is_claimed, f"{person.name} has not come in yet."),
        lambda: provided(shared_by(by, person).exists(), f"You share no community with {person.name}."),
    )


def may_answer(by: Person, favour: Favour) -> Verdict:
    """Anybody it is for comes forward while it stands."""
    return all_of(
        stands(favour),
        provided(favour.by_id != by.pk, "This is yours. Others come forward for it."),
        provided(
            not favour.is_to_one or favour.to_id == by.pk, "This is between two others, and they answer it."
        ),
    )


def stands(favour: Favour) -> Verdict:
    noun = "ask" if favour.is_ask else "offer"
    return all_of(
        provided(favour.by_id is not None, f"Whoever put up this {noun} is no longer here."),
        provided(not favour.is_closed, f"This {noun} has been taken down."),
        provided(not favour.is_over, f"The day of this {noun} is past."),
    )


def may_close(by: Person, favour: Favour) -> Verdict:
    """Who put it up takes it down. What was promised before stays promised."""
    return all_of(
        provided(favour.by_id == by.pk, "Who put it up takes it down."),
        provided(not favour.is_closed, "It has been taken down already."),
    )


def may_let_be(by: Person, favour: Favour) -> Verdict:
    """The one person it is for says “not this time”."""
    return all_of(
        provided(favour.is_to_one and favour.to_id == by.pk, "Only the one it is for says “not this time”."),
        stands(favour),
    )


def may_agree(by: Person, answer: Answer) -> Verdict:
    """Who put it up says yes to somebody who came forward."""
    return all_of(
        provided(answer.favour.by_id == by.pk, "Who put it up says yes."),
        provided(answer.by_id is not None, "Whoever came forward is no longer here."),
        provided(answer.state == State.WAITING, "This was answered already."),
        provided(not answer.favour.is_closed, "It has been taken down."),
    )


def may_step_back(by: Person, answer: Answer) -> Verdict:
    """Either of the two says “not this time” before it came to anything."""
    return all_of(
        _one_of_two(by, answer),
        provided(
            answer.state in (State.WAITING, State.PROMISED),
            "It has gone further than that already.",
        ),
    )


def may_say_done(by: Person, answer: Answer) -> Verdict:
    """Who promised says that it is done, also late."""
    return all_of(
        provided(answer.helper == by, "Who promised it says that it is done."),
        provided(answer.state == State.PROMISED, "There is no open promise here."),
    )


def may_confirm(by: Person, answer: Answer) -> Verdict:
    """Who was promised help says that they were helped, also after saying that it did not happen."""
    return all_of(
        provided(answer.receiver == by, "Help is confirmed by the one who was helped."),
        provided(answer.helper is not None, "Whoever helped is no longer here."),
        provided(answer.state in (*AGREED, State.MISSED), "There is nothing promised here to confirm."),
    )


def may_say_missed(by: Person, answer: Answer) -> Verdict:
    """Either says that it did not happen, once its day is past."""
    until = answer.favour.until
    is_time = until is None or until < timezone.localdate(clock.now())
    return all_of(
        _one_of_two(by, answer),
        provided(answer.state in AGREED, "There is no open promise here."),
        provided(is_time, "Its day is not past. Until then, “not this time” says it."),
    )


def may_rejoin(by: Person, answer: Answer) -> Verdict:
    """Who promised answers, once, where the other said that it did not happen."""
    miss = answer.promise.miss if answer.state == State.MISSED else None
    return all_of(
        provided(answer.helper == by, "Who promised answers this."),
        provided(miss is not None and miss.by_id != by.pk, "Nobody said that it did not happen."),
        lambda: provided(getattr(miss, "rejoinder", None) is None, "You have answered this."),
    )


def may_thank(by: Person, answer: Answer) -> Verdict:
    """Who was helped, and confirmed it, thanks once."""
    return all_of(
        provided(answer.receiver == by, "Thanks come from the one who was helped."),
        provided(answer.state == State.CONFIRMED, "Thanks follow when the help is confirmed."),
        lambda: provided(
            getattr(answer.promise.confirmation, "thanks", None) is None, "You have thanked for this."
        ),
        lambda: provided(answer.helper is not None, "Whoever helped is no longer here to be thanked."),
    )


def _one_of_two(by: Person, answer: Answer) -> Verdict:
    return provided(by in (answer.by, answer.favour.by), "This is between two others.")


def may_introduce(by: Person, one: Person, two: Person) -> Verdict:
    """A member introduces two others whom they see, once. Leave it with them after that."""
    return all_of(
        provided(one != two, "An introduction takes two people besides you."),
        provided(by not in (one, two), "Somebody else introduces you."),
        provided(one.is_claimed and two.is_claimed, "Both must have come in."),
        lambda: provided(
            people_visible_to(by).filter(pk__in=[one.pk, two.pk]).count() == 2,
            "You introduce people you share a community with.",
        ),
        lambda: provided(
            not Introduction.objects.filter(by=by, one__in=(one, two), two__in=(one, two)).exists(),
            "You have suggested this already. It is theirs now.",
        ),
    )


def may_respond(by: Person, introduction: Introduction) -> Verdict:
    """Each of the two answers once, whatever the other said: a refusal here would tell of it."""
    said = Response.objects.filter(introduction=introduction)
    return all_of(
        provided(by.pk in (introduction.one_id, introduction.two_id), "The two people answer this."),
        provided(introduction.by_id is not None, "Whoever suggested this is no longer here."),
        lambda: provided(not said.filter(person=by).exists(), "You have answered this."),
    )
