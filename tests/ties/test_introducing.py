"""Who could introduce whom: over one's own ties, and over what everybody in a community all three belong to could see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.campaigns.kinds import CARRIED
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.manifest import REPLIED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity.kinds import HELPED, HELPED_QUIETLY
from barnraiser.acts.trust import actions as trust
from barnraiser.acts.trust.models import Note
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people import actions as people
from barnraiser.people.directory import Wanted, look
from barnraiser.people.directory import found as found_by
from barnraiser.people.models import Consent, Person
from barnraiser.ties import introducing, projector
from demo import cast
from tests.conftest import joins

from .conftest import Answers


@pytest.fixture
def known(answers: Answers, ruth: Person, callum: Person, soil_and_table: Community) -> None:
    """Ruth has a tie with Callum."""
    answers(callum, ruth)
    projector.catch_up(soil_and_table)


def could(viewer: Person) -> set[int]:
    return set(introducing.look(viewer).people)


def by(viewer: Person, *others: Person) -> dict[int, list[str]]:
    said = introducing.look(viewer).reasons([other.pk for other in others])
    return {key: [card.words for card in cards] for key, cards in said.items()}


def found(viewer: Person) -> list[Person]:
    return [
        row.person
        for row in found_by(look(viewer, Wanted(between=["introduction"]))).select_related("person")
    ]


@pytest.mark.usefixtures("known")
@pytest.mark.requirement("C13")
@pytest.mark.parametrize("kind", [None, HELPED, CARRIED], ids=["answered", "helped", "carried"])
@pytest.mark.parametrize("is_by_callum", [True, False])
def test_somebody_i_know_could_introduce_me_to_whom_they_had_to_do_with(
    answers: Answers, ruth: Person, callum: Person, priya: Person, kind: Kind | None, is_by_callum: bool
) -> None:
    assert could(ruth) == set()
    doer, other = (callum, priya) if is_by_callum else (priya, callum)
    answers(doer, other, **({"kind": kind} if kind else {}))
    assert could(ruth) == {priya.pk}
    assert found(ruth) == [priya]
    assert by(ruth, priya) == {priya.pk: ["Callum Birch could introduce you."]}
    [card] = introducing.look(ruth).reasons([priya.pk])[priya.pk]
    assert card.url == f"/people/{callum.handle}/ask/?for=introduction&to={priya.handle}"
    assert could(priya) == set(), "Priya has no tie of her own that is worked out yet"


@pytest.mark.usefixtures("known")
def test_who_worked_side_by_side_could_too(
    answers: Answers, ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    answers(nell, callum, priya, kind=CARRIED)
    assert could(ruth) == {priya.pk, nell.pk}
    assert by(ruth, priya, nell) == {
        key: ["Callum Birch could introduce you."] for key in (priya.pk, nell.pk)
    }


@pytest.mark.usefixtures("known")
def test_toward_a_crowd_nobody_knows_anybody(
    answers: Answers, ruth: Person, callum: Person, priya: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(introducing, "A_CROWD", 1)
    answers(callum, priya, ruth)
    assert could(ruth) == set()
    monkeypatch.setattr(introducing, "A_CROWD", 2)
    assert could(ruth) == {priya.pk}


@pytest.mark.usefixtures("known")
def test_what_only_two_know_introduces_nobody(
    answers: Answers, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    """Reliability class 1: a tie of two others is told only as far as each member could read it."""
    answers(callum, priya, kind=HELPED_QUIETLY)
    people.answer_consent(by=priya, purpose=Consent.Purpose.TIES, given=True)
    projector.catch_up(soil_and_table)
    assert could(ruth) == set()
    assert by(ruth, priya) == {}
    assert could(callum) == set(), "whom he knows himself nobody needs to introduce"


@pytest.mark.usefixtures("known")
def test_what_is_said_among_the_trusted_introduces_nobody(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(
        by=priya,
        community=soil_and_table,
        kind="question",
        title="Between us?",
        words="Yes.",
        audience="trusted",
    )
    said = conversations.reply(by=priya, conversation=talk, words="Who else?")
    with transaction.atomic():
        ledger.record(
            REPLIED,
            by=callum,
            toward=[priya],
            within=soil_and_table,
            about=said.ref,
        )
    assert could(ruth) == set()
    conversations.open_to(by=priya, conversation=talk, audience="community")
    assert could(ruth) == {priya.pk}


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("who", ["viewer", "introducer", "other"])
def test_who_said_no_to_being_counted_is_named_nowhere(
    answers: Answers, ruth: Person, callum: Person, priya: Person, who: str
) -> None:
    """At once, before anything is worked out anew."""
    answers(callum, priya)
    assert could(ruth) == {priya.pk}
    one = {"viewer": ruth, "introducer": callum, "other": priya}[who]
    people.answer_consent(by=one, purpose=Consent.Purpose.TIES, given=False)
    assert could(ruth) == set()
    assert by(ruth, priya) == {}
    assert found(ruth) == []
    said = introducing.nobody(ruth).words
    assert said.startswith("You said no") == (who == "viewer")


@pytest.mark.usefixtures("known")
def test_who_wants_to_stand_in_no_list_introduces_nobody(
    answers: Answers, ruth: Person, callum: Person, priya: Person
) -> None:
    answers(callum, priya)
    people.answer_consent(by=callum, purpose=Consent.Purpose.DIRECTORY, given=False)
    assert could(ruth) == set()


@pytest.mark.usefixtures("known")
def test_whom_i_noted_as_not_for_me_is_not_suggested_for_it(
    answers: Answers, ruth: Person, callum: Person, priya: Person
) -> None:
    answers(callum, priya)
    trust.note(by=ruth, person=callum, words="", spark=Note.Spark.NOT_FOR_ME)
    assert could(ruth) == set()


@pytest.mark.usefixtures("known")
def test_only_lately_and_only_as_long_as_it_stands(
    answers: Answers, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answers(callum, priya, at=clock.now() - timedelta(days=366))
    assert could(ruth) == set()
    act: Act = answers(callum, priya)
    assert could(ruth) == {priya.pk}
    with clock.at(clock.now() + timedelta(days=300)):
        assert could(ruth) == set(), "the viewer's own tie has faded"
    with transaction.atomic():
        ledger.retract(act=act, by=callum, reason="taken back")
    assert could(ruth) == set()


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("gone", ["viewer", "introducer", "other"])
def test_all_three_belong_where_it_happened(
    answers: Answers, ruth: Person, callum: Person, priya: Person, nell: Person, gone: str
) -> None:
    elsewhere = communities.found(by=nell, name="Elsewhere", slug="elsewhere", purpose="Apart.")
    for one in (ruth, callum, priya):
        Membership.objects.create(community=elsewhere, person=one)
    answers(callum, priya)
    Act.objects.filter(by=callum, parties__person=priya).update(within=elsewhere)
    assert could(ruth) == {priya.pk}
    one = {"viewer": ruth, "introducer": callum, "other": priya}[gone]
    Membership.objects.filter(community=elsewhere, person=one).update(until=clock.now())
    assert could(ruth) == set()
    assert by(ruth, priya) == {}


@pytest.mark.usefixtures("known")
def test_two_are_named_by_the_alphabet_in_a_constant_number_of_queries(
    answers: Answers,
    ruth: Person,
    callum: Person,
    priya: Person,
    nell: Person,
    soil_and_table: Community,
    django_assert_num_queries: Callable[..., CaptureQueriesContext],
) -> None:
    answers(callum, priya)
    with CaptureQueriesContext(connection) as one:
        by(ruth, priya)
    parts = [part for part in cast.CAST if part not in (cast.NELL, cast.RUTH, cast.CALLUM, cast.PRIYA)]
    others = [joins(part, soil_and_table, nell) for part in parts[:4]]
    for other in others:
        answers(other, ruth)
        answers(other, priya)
    projector.catch_up(soil_and_table)
    names = sorted(["Callum Birch", *(other.name for other in others)])[:2]
    with django_assert_num_queries(len(one)):
        assert by(ruth, priya, *others) == {priya.pk: [f"{name} could introduce you." for name in names]}


def test_who_has_no_tie_is_told_what_there_must_be(ruth: Person) -> None:
    assert could(ruth) == set()
    assert introducing.nobody(ruth).words.startswith("Somebody you have a tie with must have answered")
