"""The pages of the first rooms: people, communities, conversations, archives, figures and the front door."""

from datetime import timedelta

from django.core.files.base import ContentFile

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.imports import actions as imports
from barnraiser.capital import projector
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.stories.test_an_archive import letter

from . import House

WRITTEN_TO_ONLY = {
    "belonging:decline",
    "belonging:revoke",
    "communities:end_role",
    "communities:roles",
    "conversations:replies",
    "conversations:thanks",
    "conversations:thanks_withdrawal",
    "imports:release",
    "imports:run",
    "imports:withdrawal",
    "people:end_visit",
    "people:fetch",
    "people:sign_out_everywhere",
    "people:stay",
}
NOT_A_PAGE = {
    "capital:live",
    "capital:map",
    "conversations:fresh",
    "conversations:message",
    "home:bell",
    "home:live",
    "imports:live",
    "people:picture",
}


def pages(house: House) -> dict[str, str]:
    soil_and_table, nell, others = house.community, house.nell, house.others
    with clock.at(clock.now() - timedelta(days=40)):
        talks = [asks(person, soil_and_table) for person in others]
    for number, talk in enumerate(talks):
        answer = conversations.reply(by=others[number - 1], conversation=talk, words="It happened to me too.")
        conversations.thank(by=others[number], message=answer)
    meadow = communities.found(by=others[0], name="Meadow", purpose="Hay, late and in common.", door="open")
    projector.catch_up(soil_and_table)
    _, token = belonging.invite(
        by=nell, community=soil_and_table, address="new@aldervalley.example", send=False
    )
    archive = ContentFile("".join([letter(1, "ada", 1, None), letter(2, "bo", 2, 1)]).encode(), "seed.mbox")
    brought = imports.upload(by=nell, community=soil_and_table, file=archive, name="seed.mbox")
    imports.look_over(brought=brought)
    mail = ContentFile(letter(3, "cem", 3, None).encode(), "held.mbox")
    held = imports.upload(by=nell, community=soil_and_table, file=mail, name="held.mbox")
    imports.begin(by=nell, brought=held, now=True)
    imports.carry_out(brought=held)
    slug = soil_and_table.slug
    return {
        "home:today": "/",
        "home:mine": "/me/acts/",
        "home:search": "/search/?q=soil&kind=question",
        "home:stored": "/what-is-stored/",
        "people:list": "/people/?q=soil",
        "people:person": others[0].get_absolute_url(),
        "people:me": "/me/",
        "people:consent": "/me/consent/",
        "people:export": "/me/export/",
        "people:profile": "/me/profile/",
        "communities:list": "/communities/",
        "communities:new": "/communities/new/",
        "communities:charter": f"/communities/{slug}/charter/",
        "communities:members": f"/communities/{slug}/members/",
        "belonging:join": f"/communities/{meadow.slug}/join/",
        "belonging:leave": f"/communities/{slug}/leave/",
        "belonging:invitations": f"/communities/{slug}/invitations/",
        "belonging:invitation": f"/invitation/{token}/",
        "people:forget": "/me/forget/",
        "conversations:list": f"/communities/{slug}/",
        "conversations:start": f"/communities/{slug}/start/?kind=failure",
        "imports:list": f"/communities/{slug}/imports/",
        "imports:detail": f"/imports/{brought.code}/",
        "imports:held": f"/imports/{held.code}/held/",
        "imports:lines": f"/imports/{brought.code}/lines/add/person/",
        "capital:community": f"/communities/{slug}/capital/",
        "capital:measure": f"/communities/{slug}/capital/reciprocity/",
        "capital:mine": "/me/ties/",
    }


def asks(by: Person, community: Community) -> Conversation:
    return conversations.start(
        by=by, community=community, kind="question", title=f"What would {by.name} do?", words="With *clay*."
    )
