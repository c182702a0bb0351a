"""What comes back is known by the address it comes to; after a few times letters rest, with a notice and one way back."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from barnraiser.acts.lists import actions, addresses, openings, queries
from barnraiser.acts.lists.actions import bouncing
from barnraiser.acts.lists.models import Answer, Bounce, Delivery, Pause, State
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..corpora import BOUNCES, letters_of
from ..telling import CALLUM, comes, happens, hears_all, letter, sent_to
from .test_handing import says

pytestmark = pytest.mark.django_db

GONE = """\
From: MAILER-DAEMON@elsewhere.example
To: {to}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

Not delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; elsewhere.example

Final-Recipient: rfc822; callum@aldervalley.example
Action: {action}
Status: {status}

--b--
"""


def report(to: str, *, lasting: bool = True) -> bytes:
    action, status = ("failed", "5.1.1") if lasting else ("delayed", "4.2.0")
    return GONE.format(to=to, action=action, status=status).encode()


def a_delivery(ruth: Person, callum: Person, community: Community, title: str = "Clover?") -> Delivery:
    hears_all(callum, community)
    says(ruth, community, title=title)
    happens()
    return Delivery.objects.select_related("round__message").filter(person=callum).latest("pk")


@pytest.mark.parametrize("lasting", [True, False])
def test_what_came_back_counts_once(
    ruth: Person, callum: Person, soil_and_table: Community, lasting: bool
) -> None:
    delivery = a_delivery(ruth, callum, soil_and_table)
    to = addresses.for_bounces(soil_and_table, delivery.code)
    for hop in range(3):
        raw = f"X-Hop: {hop}\n".encode() + report(to, lasting=lasting)
        assert comes(raw, to, sender="").state == State.DONE
    assert Bounce.objects.get().is_lasting is lasting
    assert not Answer.objects.exists()


def test_the_envelope_says_what_came_back(
    ruth: Person, callum: Person, soil_and_table: Community, settings: Settings
) -> None:
    from ..sink import Sink, serving

    with serving(settings, sink := Sink()):
        delivery = a_delivery(ruth, callum, soil_and_table)
    assert sink.taken[0][:2] == (addresses.for_bounces(soil_and_table, delivery.code), CALLUM)


def test_letters_rest_longer_each_time_and_then_until_asked_for(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert list(openings.openings(callum)) == []
    now = clock.now()
    for number in range(3):
        with clock.at(now + timedelta(days=number)):
            actions.note_bounce(
                delivery=a_delivery(ruth, callum, soil_and_table, f"Number {number}"), is_lasting=True
            )
            pause = Pause.objects.get()
            assert (pause.until is None) == (number == 2)
    assert queries.pause_of(callum) == pause
    [opening] = openings.openings(callum)
    assert opening.settle_act == "Send mail again"
    says(ruth, soil_and_table, title="Nobody tells Callum")
    happens()
    assert len(sent_to(CALLUM)) == 3
    actions.resume(by=callum)
    assert queries.rests(callum) is None
    says(ruth, soil_and_table, title="Callum hears again")
    happens()
    assert len(sent_to(CALLUM)) == 4
    actions.note_bounce(delivery=Delivery.objects.filter(person=callum).latest("pk"), is_lasting=True)
    assert queries.pause_of(callum) is None


def test_what_passes_weighs_less(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    now = clock.now()
    for number in range(4):
        with clock.at(now + timedelta(days=4 * number)):
            delivery = a_delivery(ruth, callum, soil_and_table, f"Number {number}")
            actions.note_bounce(delivery=delivery, is_lasting=False)
    assert queries.pause_of(callum) is None
    assert queries.rests(callum) is None or Pause.objects.get().until is not None


def test_a_made_up_code_counts_for_nobody(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    a_delivery(ruth, callum, soil_and_table)
    to = addresses.for_bounces(soil_and_table, "abcdefghjkmn")
    assert comes(report(to), to, sender="").state == State.QUARANTINED
    assert not Bounce.objects.exists()


def test_a_persons_words_to_such_an_address_are_no_bounce(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    delivery = a_delivery(ruth, callum, soil_and_table)
    to = addresses.for_bounces(soil_and_table, delivery.code)
    assert comes(letter(), to).state == State.QUARANTINED
    assert comes(letter(Auto_Submitted="auto-replied", words="Away."), to, sender="").state == State.DONE
    assert not Bounce.objects.exists()


@pytest.mark.skipif(not letters_of(BOUNCES), reason="no letters here: bin/corpora fetches them")
def test_three_decades_of_reports_are_attributed(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    delivery = a_delivery(ruth, callum, soil_and_table)
    to = addresses.for_bounces(soil_and_table, delivery.code)
    known, named = 0, 0
    reports = letters_of(BOUNCES)
    for raw in reports:
        Bounce.objects.all().delete()
        arrival = comes(raw, to, sender="")
        known += arrival.state == State.DONE and Bounce.objects.filter(person=callum).exists()
        named += any(bouncing.failures(raw))
    assert len(reports) >= 100
    assert known >= 0.99 * len(reports)
    assert named >= 0.95 * len(reports)


def test_a_report_in_a_language_of_its_own_is_read_like_any_other(caplog: pytest.LogCaptureFixture) -> None:
    """Its head has letters that were never told how to be read; the reader of reports would stumble, and log it as an error."""
    raw = report("x@y.example").replace(
        b"From: MAILER-DAEMON", "From: Zurück an MAILER-DAEMON".encode("latin-1")
    )
    assert bouncing.failures(raw) == (set(), {b"callum@aldervalley.example"})
    assert not caplog.records
