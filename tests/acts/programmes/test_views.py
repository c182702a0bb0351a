from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Draft, Mandate, Programme, Seat, Statement
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from .telling import WORDS, begins, offers, opens, writes

pytestmark = pytest.mark.django_db
INSIDE = "/communities/soil-and-table/organisations/"


def begun(**more: Any) -> dict[str, Any]:
    return {
        "name": "The mill at the table",
        "goal": "Growers know.",
        "audience": "Growers",
        "without_asking": "Thanks\nTime",
        "level": "before",
        "reason": "New.",
        "next_on": (clock.now() + timedelta(days=60)).date(),
    } | more


# ---- who may look -----------------------------------------------------------------------------------------------


def test_whoever_is_no_member_finds_nothing(
    table: Programme, mandate: Mandate, harald: Person, client: Client, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    outside = signed_in(harald)
    for url in (
        table.get_absolute_url(),
        f"/programmes/{table.code}/guidelines/",
        mandate.get_absolute_url(),
        f"/mandates/{mandate.code}/write/",
        draft.get_absolute_url(),
        INSIDE,
        "/organisations/brightwell-mills/programmes/new/",
    ):
        page(outside, url, 404)
        assert client.get(url).status_code == 302, "a stranger is asked to sign in"


def test_a_member_who_answers_for_nothing_reads_and_changes_nothing(
    table: Programme, mandate: Mandate, seat: Seat, priya: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    member = signed_in(priya)
    html = page(member, table.get_absolute_url())
    assert "Prices and promises" in html
    assert "Waiting for review" not in html
    assert WORDS not in html
    for name in ("review", "voices", "places"):
        assert member.get(f"/programmes/{table.code}/{name}/").status_code == 403
    assert member.post(f"/programmes/{table.code}/close/").status_code == 403
    assert member.post(f"/programmes/{table.code}/guidelines/", {"without_asking": "All"}).status_code == 403
    assert member.post(f"{INSIDE}{table.code}/end/").status_code == 403
    for url in (
        f"/mandates/{mandate.code}/",
        f"/mandates/{mandate.code}/write/",
        f"/drafts/{draft.code}/",
    ):
        page(member, url, 404)
    for verb in ("approval", "change", "declining", "revision", "withdrawal"):
        assert member.post(f"/drafts/{draft.code}/{verb}/").status_code == 404
    for verb in ("answer", "end"):
        assert member.post(f"/mandates/{mandate.code}/{verb}/").status_code == 404


# ---- a programme ------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J1")
def test_beginning_a_programme(mill: Organisation, ruth: Person) -> None:
    client, url = signed_in(ruth), "/organisations/brightwell-mills/programmes/new/"
    page(client, url)
    late = client.post(url, begun(next_on="2020-01-01"))
    assert late.status_code == 422
    assert "Growers know." in late.content.decode()
    response = client.post(url, begun())
    assert response.status_code == 302
    html = page(client, response["Location"])
    for said in ("Thanks", "Approved before", "Nobody speaks under it yet"):
        assert said in html


@pytest.mark.requirement("J1", "J3")
def test_guidelines_and_balance_are_changed_and_kept(
    table: Programme, mandate: Mandate, ruth: Person, priya: Person
) -> None:
    client, at = signed_in(ruth), table.get_absolute_url()
    assert client.post(f"{at}guidelines/", {"without_asking": ""}).status_code == 422
    assert client.post(f"{at}guidelines/", {"without_asking": "Thanks", "why": "Less."}).status_code == 302
    html = page(signed_in(priya), f"{at}guidelines/")
    assert "Version 2" in html
    assert "Version 1" in html
    said = {"level": "open", "reason": "It went well."}
    assert client.post(f"{at}review/", said).status_code == 422
    day = (clock.now() + timedelta(days=400)).date()
    assert client.post(f"{at}review/", said | {"next_on": day}).status_code == 422
    assert client.post(f"{at}review/", said | {"mandate": mandate.code}).status_code == 302
    assert "Callum Birch alone" in page(signed_in(priya), at)
    assert client.post(f"{at}close/").status_code == 302
    page(signed_in(priya), at, 404)
    assert "This programme ended" in page(client, at)


# ---- mandates ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J2")
def test_somebody_is_authorised_says_yes_and_lays_it_down(
    table: Programme, seat: Seat, ruth: Person, callum: Person
) -> None:
    client, url = signed_in(ruth), f"/programmes/{table.code}/voices/"
    until = (clock.now() + timedelta(days=90)).date()
    said = {"person": callum.handle, "role": "Miller", "scope": "Small lots.", "until": until}
    assert client.post(url, said | {"until": "2020-01-01"}).status_code == 422
    assert client.post(url, said).status_code == 302
    mandate = Mandate.objects.get()
    voice = signed_in(callum)
    assert "Speak for Brightwell Mills?" in page(voice, mandate.get_absolute_url())
    assert client.post(f"/mandates/{mandate.code}/answer/", {"answer": "yes"}).status_code == 403
    assert voice.post(f"/mandates/{mandate.code}/answer/", {"answer": "yes"}).status_code == 302
    assert "You speak for Brightwell Mills" in page(voice, mandate.get_absolute_url())
    assert voice.post(f"/mandates/{mandate.code}/end/", {"why": "Harvest."}).status_code == 302
    assert "Harvest." in page(client, url)
    assert voice.get(f"/mandates/{mandate.code}/write/").status_code == 403


def test_an_offer_is_turned_down(table: Programme, ruth: Person, callum: Person) -> None:
    offered = offers(ruth, table, callum)
    voice = signed_in(callum)
    assert voice.post(f"/mandates/{offered.code}/answer/", {"answer": "no"}).status_code == 302
    assert "You were asked" in page(voice, offered.get_absolute_url())
    assert not Mandate.objects.standing()


# ---- communities ------------------------------------------------------------------------------------------------


def test_a_steward_lets_it_in(
    table: Programme, ruth: Person, nell: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    asked = {"community": soil_and_table.slug, "words": "We listen first."}
    assert client.post(f"/programmes/{table.code}/places/", asked | {"words": ""}).status_code == 422
    assert client.post(f"/programmes/{table.code}/places/", asked).status_code == 302
    assert "We listen first." not in page(signed_in(callum), INSIDE)
    steward = signed_in(nell)
    assert "We listen first." in page(steward, INSIDE)
    assert client.post(f"{INSIDE}{table.code}/admission/").status_code == 403
    assert signed_in(callum).post(f"{INSIDE}{table.code}/admission/").status_code == 404
    assert steward.post(f"{INSIDE}{table.code}/refusal/", {"why": ""}).status_code == 422
    assert steward.post(f"{INSIDE}{table.code}/admission/").status_code == 302
    assert "Brightwell Mills" in page(signed_in(callum), INSIDE)
    assert steward.post(f"{INSIDE}{table.code}/end/", {"why": "Enough."}).status_code == 302
    assert "None takes part yet" in page(signed_in(callum), INSIDE)


def test_a_steward_says_no(table: Programme, ruth: Person, nell: Person, soil_and_table: Community) -> None:
    actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="")
    assert signed_in(nell).post(f"{INSIDE}{table.code}/refusal/", {"why": "Not now."}).status_code == 302
    assert not Seat.objects.filter(until=None).exists()


# ---- words ------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("J2", "J4")
def test_a_voice_writes_and_a_reader_publishes(
    mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    voice, reader = signed_in(callum), signed_in(ruth)
    url = f"/mandates/{mandate.code}/write/"
    said = {"community": soil_and_table.slug, "kind": "resource", "title": "Small lots", "words": WORDS}
    assert "Somebody else who answers for Brightwell Mills reads it first" in page(voice, url)
    wrong = voice.post(url, said | {"title": ""})
    assert wrong.status_code == 422
    assert "We can clean small lots" in wrong.content.decode()
    draft = Draft.objects.get(code=voice.post(url, said)["Location"].split("/")[2])
    assert "Waiting" in page(reader, mandate.programme.get_absolute_url())
    assert reader.post(f"/drafts/{draft.code}/change/", {"marked": "Nowhere", "said": "?"}).status_code == 422
    asked = {"marked": "on a Friday", "said": "Which Friday?"}
    assert reader.post(f"/drafts/{draft.code}/change/", asked).status_code == 302
    assert "<mark>on a Friday</mark>" in page(voice, draft.get_absolute_url())
    assert voice.post(f"/drafts/{draft.code}/approval/").status_code == 403
    assert voice.post(f"/drafts/{draft.code}/revision/", {"words": "", "title": ""}).status_code == 422
    again = {"words": "Every Friday.", "title": "Small lots"}
    assert voice.post(f"/drafts/{draft.code}/revision/", again).status_code == 302
    assert reader.post(f"/drafts/{draft.code}/approval/").status_code == 302
    talk = Message.objects.select_related("conversation").get().conversation
    html = page(signed_in(nell), talk.get_absolute_url())
    for shown in ("msg--voice", "Speaking for", "read first by Ruth Amsel", "Callum Birch", "Every Friday."):
        assert shown in html
    assert reader.post(f"/drafts/{draft.code}/approval/").status_code == 403


@pytest.mark.requirement("J4")
def test_an_open_voice_answers_at_once(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    opens(table, ruth)
    asked = conversations.start(by=nell, community=soil_and_table, kind="question", title="?", words="Who?")
    voice = signed_in(callum)
    html = page(voice, asked.get_absolute_url())
    url = f"/mandates/{mandate.code}/write/?in={asked.code}"
    assert url in html
    assert "Who?" in page(voice, url)
    response = voice.post(url, {"words": "The mill does."})
    assert (
        response["Location"] == Statement.objects.select_related("message").get().message.get_absolute_url()
    )
    assert "/mandates/" not in page(signed_in(nell), asked.get_absolute_url())


def test_nobody_answers_in_a_room_they_do_not_see(
    mandate: Mandate, callum: Person, nell: Person, kitchens: Community
) -> None:
    hidden = conversations.start(by=nell, community=kitchens, kind="question", title="?", words="?")
    page(signed_in(callum), f"/mandates/{mandate.code}/write/?in={hidden.code}", 404)


def test_a_refused_publication_says_why_and_keeps_the_draft(
    mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    actions.end(by=ruth, mandate=mandate)
    reader = signed_in(ruth)
    html = page(reader, draft.get_absolute_url())
    assert "It cannot go out as things are" in html
    assert "Publish it" not in html
    refused = reader.post(f"/drafts/{draft.code}/approval/")
    assert refused.status_code == 403
    assert "was ended" in refused.content.decode()
    assert Draft.objects.waiting().get() == draft


def test_saying_no_and_taking_back(
    mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first, second = (writes(mandate, soil_and_table, words).draft for words in ("One.", "Two."))
    reader, voice = signed_in(ruth), signed_in(callum)
    assert reader.post(f"/drafts/{first.code}/declining/", {"said": ""}).status_code == 422
    assert reader.post(f"/drafts/{first.code}/declining/", {"said": "Not ours."}).status_code == 302
    assert "Not ours." in page(voice, first.get_absolute_url())
    assert voice.post(f"/drafts/{second.code}/withdrawal/").status_code == 302
    assert "Taken back" in page(reader, second.get_absolute_url())
    assert not Statement.objects.exists()


def test_a_reader_outside_the_room_reads_the_draft_and_not_the_room(
    mill: Organisation, table: Programme, ruth: Person, nell: Person, callum: Person, kitchens: Community
) -> None:
    """Ruth answers for the mill and is no member of Kitchens: she reads what would be said, not what it answers."""
    organisations.take_on(by=nell, asked=organisations.name(by=ruth, organisation=mill, person=nell))
    asked = actions.ask_in(by=nell, programme=table, community=kitchens, words="")
    Seat.objects.filter(pk=asked.pk).update(since=clock.now())
    question = conversations.start(
        by=nell, community=kitchens, kind="question", title="A secret title", words="Who?"
    )
    opening = Message.objects.select_related("conversation__community").get(conversation=question)
    own = offers(nell, table, nell)
    draft = writes(own, kitchens, "Us.", answers=opening).draft
    html = page(signed_in(ruth), draft.get_absolute_url())
    assert "Us." in html
    assert "A secret title" not in html
    assert "A secret title" not in page(signed_in(ruth), table.get_absolute_url())


@pytest.mark.requirement("J5")
def test_no_address_takes_what_somebody_else_said(
    mandate: Mandate, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    said = conversations.start(
        by=nell, community=soil_and_table, kind="frustration", title="The mill", words="It cheats."
    )
    message = Message.objects.get(conversation=said)
    for verb in ("approval", "change", "declining", "revision", "withdrawal"):
        assert signed_in(ruth).post(f"/drafts/{message.code}/{verb}/").status_code == 404


# ---- cost -------------------------------------------------------------------------------------------------------


def test_a_programmes_page_costs_the_same(
    table: Programme, mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        writes(mandate, soil_and_table, f"Draft {number}.")

    costs_the_same(signed_in(ruth), table.get_absolute_url(), add)


def test_a_communitys_organisations_cost_the_same(
    mill: Organisation, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        programme = begins(ruth, mill, name=f"Programme {number}")
        actions.admit(
            by=nell, seat=actions.ask_in(by=ruth, programme=programme, community=soil_and_table, words="")
        )
        offers(ruth, programme, ruth)

    costs_the_same(signed_in(nell), INSIDE, add)


def test_a_thread_of_statements_costs_the_same(
    table: Programme, mandate: Mandate, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    opens(table, ruth)
    asked = conversations.start(by=nell, community=soil_and_table, kind="question", title="?", words="?")
    opening = Message.objects.select_related("conversation__community").get(conversation=asked)

    def add(number: int) -> None:
        writes(mandate, soil_and_table, f"Answer {number}.", answers=opening)

    costs_the_same(signed_in(nell), asked.get_absolute_url(), add)
