"""Sixty members, each pressing the same button twenty times in one moment: sixty things happen, never more or fewer.

Attack 7 of the list in `reliability.md`: a double tap, a resent form, a script. Told through the real pages, on real
connections, because what is raced is the whole of it: reading, judging, writing, recording.
"""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.http import SimpleCookie
from django.test import Client
from django.test.client import ClientHandler

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns.models import Pledge
from barnraiser.acts.decisions.models import Ballot, Stance
from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings import queries as gathered
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.gatherings.models import Rsvp
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.acts.reciprocity.models import Answer
from barnraiser.acts.trust.models import Statement
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys.models import Sheet
from demo.cast import Part
from tests.acts.campaigns.telling import calls, needs
from tests.acts.decisions.telling import asks_to_rank, proposes
from tests.at_once import at_once
from tests.conftest import arrives, joins
from tests.signing_in import signed_in
from tests.surveys.telling import asks, neighbours

# Sixty in `bin/races`; six where everything else is tested as well, for it takes a second a member.
MEMBERS = int(os.environ.get("BARNRAISER_TEST_MEMBERS", "6"))
TAPS, PLACES = 20, MEMBERS * 2 // 3

type Press = Callable[..., None]
# Done, or "somebody was quicker": never a page that broke.
CLEAN = {302, 409}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sixty(transactional_db: None, soil_and_table: Community, nell: Person) -> list[Person]:
    return [joins(part, soil_and_table, nell) for part in parts()]


def parts() -> list[Part]:
    return [Part(f"Member {n}", "", "private", post=f"member{n}") for n in range(MEMBERS)]


class SharedHandler(ClientHandler):
    """One server for every browser: loading the middleware anew for each of 1,200 taps would be most of the time."""

    is_loaded = False

    def load_middleware(self, is_async: bool = False) -> None:
        if not self.is_loaded:
            super().load_middleware(is_async)
            self.is_loaded = True


@pytest.fixture
def server() -> ClientHandler:
    handler = SharedHandler(enforce_csrf_checks=False)
    handler.load_middleware()
    return handler


@pytest.fixture
def press(server: ClientHandler, tmp_path: Path) -> Callable[..., None]:
    """All sixty press, one after another, each twenty times in the same moment; every answer is a plain one."""

    def presses(
        members: Sequence[Person],
        address: Callable[[int], str] | str,
        said: dict[str, str],
        clean: AbstractSet[int] = CLEAN,
    ) -> None:
        name = settings.SESSION_COOKIE_NAME
        sessions = [signed_in(member).cookies[name].value for member in members]
        together = Barrier(TAPS)

        def taps() -> list[int]:
            browser, answers = Client(), []
            browser.handler = server
            for n, session in enumerate(sessions):
                browser.cookies = SimpleCookie({name: session})
                together.wait(timeout=300)
                where = address if isinstance(address, str) else address(n)
                answers.append(browser.post(where, said).status_code)
            return answers

        outcomes = at_once([taps] * TAPS, tmp_path)
        answers = Counter(code for each in outcomes for code in each)
        assert answers.total() == MEMBERS * TAPS
        assert set(answers) <= clean, answers

    return presses


def recorded(*kinds: str) -> int:
    return Act.objects.standing().filter(kind__in=kinds).count()


@pytest.mark.requirement("B2")
def test_each_has_one_stance(
    press: Press, sixty: list[Person], nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(nell, soil_and_table)
    press(sixty, f"{proposal.get_absolute_url()}stance/", {"stance": "consents"})
    assert Stance.objects.current().filter(proposal=proposal).count() == MEMBERS
    assert recorded("decisions.spoke") == MEMBERS


@pytest.mark.requirement("I7")
def test_each_has_one_ranking(
    press: Press, sixty: list[Person], nell: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(nell, soil_and_table)
    press(sixty, f"{proposal.get_absolute_url()}ballot/", {"place-3": "0", "place-1": "1"})
    assert [ballot.ranking for ballot in Ballot.objects.filter(proposal=proposal)] == [[3, 1]] * MEMBERS
    assert recorded("decisions.ranked") == MEMBERS


@pytest.mark.requirement("F8")
def test_each_is_asked_once(
    press: Press, sixty: list[Person], nell: Person, soil_and_table: Community
) -> None:
    """Who has answered is told so: it is taken back first, never overwritten."""
    neighbours(soil_and_table, 4)  # nobody is asked before there are ten
    round = asks(nell, soil_and_table)
    said = {"place": "7", "people": "3", "consents": "on"}
    press(sixty, f"{round.get_absolute_url()}answers/", said, clean={302, 403})
    assert Sheet.objects.filter(consent__round=round).count() == MEMBERS


@pytest.mark.requirement("F1")
def test_each_trusts_once(press: Press, sixty: list[Person], nell: Person, soil_and_table: Community) -> None:
    said = {"quality": "trust", "matter": "question", "scope": "Soil", "reason": "She told me the truth."}
    press(sixty, f"{nell.get_absolute_url()}you-two/statements/", said)
    assert Statement.objects.filter(toward=nell).count() == MEMBERS
    assert recorded("trust.trusted") == MEMBERS


@pytest.mark.requirement("G2")
def test_each_has_one_place_and_there_are_never_more_than_there_are(
    press: Press, sixty: list[Person], nell: Person, soil_and_table: Community
) -> None:
    plan = Plan(
        title="An afternoon at Hollin Farm",
        way="in_person",
        place="Hollin Farm",
        starts_at=clock.now() + timedelta(days=12),
        ends_at=clock.now() + timedelta(days=12, hours=5),
        capacity=PLACES,
    )
    held = gatherings.call(by=nell, community=soil_and_table, plan=plan)
    press(sixty, f"{held.get_absolute_url()}answer/", {"coming": "yes"})
    guests = gathered.guests(nell, held)
    assert (len(guests.coming), len(guests.waiting)) == (PLACES, MEMBERS - PLACES)
    assert Rsvp.objects.filter(gathering=held).count() == MEMBERS
    assert recorded("gatherings.joined") == MEMBERS


@pytest.mark.requirement("D1")
def test_each_comes_forward_once(
    press: Press, sixty: list[Person], nell: Person, soil_and_table: Community
) -> None:
    favour = reciprocity.ask(by=nell, community=soil_and_table, gift="skills", title="Forty to carry straw")
    press(sixty, f"{favour.get_absolute_url()}answers/", {"words": "I can."})
    assert Answer.objects.filter(favour=favour).count() == MEMBERS
    assert recorded("reciprocity.came_forward") == MEMBERS


@pytest.mark.parametrize("kind", ["hours", "signatures"])
@pytest.mark.requirement("H4")
def test_each_gives_their_word_once(
    press: Press, sixty: list[Person], nell: Person, soil_and_table: Community, kind: str
) -> None:
    need = needs(calls(nell, soil_and_table, until=(clock.now() + timedelta(days=90)).date()), kind, 100)
    press(sixty, need.get_absolute_url(), {"amount": "4"} if kind == "hours" else {"words": ""})
    assert Pledge.objects.filter(need=need).count() == MEMBERS
    assert recorded("campaigns.pledged", "campaigns.signed") == MEMBERS


@pytest.mark.requirement("B1")
def test_each_invitation_is_redeemed_once(
    press: Press, transactional_db: None, nell: Person, soil_and_table: Community
) -> None:
    strangers = [arrives(part) for part in parts()]
    invited = [
        belonging.invite(by=nell, community=soil_and_table, address=part.address, send=False)
        for part in parts()
    ]
    press(
        strangers,
        lambda n: f"/invitation/{invited[n][1]}/",
        {"purpose": "on", "rules": "on", "counts_ties": "yes"},
    )
    assert Membership.objects.filter(community=soil_and_table, person__in=strangers).count() == MEMBERS
    assert recorded("belonging.joined") == MEMBERS
