"""Every page of the house, on a phone and on a desk, by day and by night: nobody is kept out, nothing spills over."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.imports import actions as imports
from barnraiser.capital import projector
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .browser import looks_right
from .conftest import Visit
from .test_an_archive import letter

WRITTEN_TO_ONLY = {
    "belonging:revoke",
    "communities:end_role",
    "communities:roles",
    "conversations:replies",
    "conversations:thanks",
    "conversations:thanks_withdrawal",
    "imports:run",
    "imports:withdrawal",
    "people:consent",
    "people:sign_out_everywhere",
}
NOT_A_PAGE = {"belonging:export", "capital:map", "conversations:message", "imports:live", "people:picture"}


@pytest.fixture
def network(soil_and_table: Community, nell: Person) -> dict[str, str]:
    """A small network in which every page has something to show. Returns the page's address by its name."""
    others = [joins(part, soil_and_table, nell) for part in cast.CAST[1:]]
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
    slug = soil_and_table.slug
    return {
        "home:today": "/",
        "home:stored": "/what-is-stored/",
        "people:list": "/people/?q=soil",
        "people:person": others[0].get_absolute_url(),
        "people:me": "/me/",
        "people:profile": "/me/profile/",
        "communities:list": "/communities/",
        "communities:new": "/communities/new/",
        "communities:charter": f"/communities/{slug}/charter/",
        "communities:members": f"/communities/{slug}/members/",
        "belonging:join": f"/communities/{meadow.slug}/join/",
        "belonging:leave": f"/communities/{slug}/leave/",
        "belonging:invitations": f"/communities/{slug}/invitations/",
        "belonging:invitation": f"/invitation/{token}/",
        "belonging:forget": "/me/forget/",
        "conversations:list": f"/communities/{slug}/",
        "conversations:start": f"/communities/{slug}/start/?kind=failure",
        "conversations:detail": talks[0].get_absolute_url(),
        "imports:list": f"/communities/{slug}/imports/",
        "imports:detail": f"/imports/{brought.code}/",
        "imports:lines": f"/imports/{brought.code}/lines/add/person/",
        "capital:community": f"/communities/{slug}/capital/",
        "capital:measure": f"/communities/{slug}/capital/reciprocity/",
        "capital:mine": "/me/ties/",
    }


def asks(by: Person, community: Community) -> Conversation:
    return conversations.start(
        by=by, community=community, kind="question", title=f"What would {by.name} do?", words="With *clay*."
    )


def names_of_the_house() -> set[str]:
    """The name of every address that the house itself answers."""
    found = set()
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.app_name:
            inside = (each for each in resolver.url_patterns if isinstance(each, URLPattern))
            found |= {f"{resolver.app_name}:{pattern.name}" for pattern in inside}
    return found


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_every_page_looks_right(
    visit: Visit, network: dict[str, str], nell: Person, width: int, scheme: str
) -> None:
    assert names_of_the_house() - WRITTEN_TO_ONLY - NOT_A_PAGE == set(network)
    page = visit(nell, width=width, scheme=scheme)
    for name, path in network.items():
        answer = page.goto(path)
        assert answer
        assert answer.status == 200, f"{name}: {answer.status}"
        looks_right(page)
