"""Mail that answers mail comes to an end: two houses on each other's list, machines that answer all, and bounces of bounces.

Real processes with databases of their own, real SMTP between them. What is promised: a loop dies within two steps, and no address
has more than one letter a day that a house wrote by itself.
"""

from collections import Counter
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from pathlib import Path

import pytest
from django.db import connection

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from ..houses import Carried, Machine, PostOffice, set_down, standing
from ..telling import CALLUM, PRIYA, RUTH, hears_all

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Each house has a file of its own."),
]
HERE, THERE = "lists.here.example", "lists.there.example"
LIST = "soil-and-table"


def a_list_as_a_member(domain: str, community: Community) -> Person:
    """Somebody signed in with the address of a list, and has everything sent there."""
    address = f"{LIST}@{domain}"
    person = people.claim(
        account=people.open_account(email=address, password=None), address=address, name=domain
    )
    communities.admit(person=person, community=community, affirms=True)
    hears_all(person, community)
    return person


def writes(subject: str, words: str, to: str, sender: str = RUTH) -> Carried:
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Message-ID"] = f"<{subject.replace(' ', '-')}@mail.example>"
    letter.set_content(words)
    return Carried(sender, to, letter.as_bytes())


def automatic(office: PostOffice) -> Counter[str]:
    return Counter(each.to for each in office.carried if each.is_automatic)


def test_two_houses_on_each_others_list(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    hears_all(callum, soil_and_table)
    neighbour = a_list_as_a_member(THERE, soil_and_table)
    here = set_down(HERE, tmp_path / "here")
    conversations.hear(by=neighbour, community=soil_and_table, level=Level.MINE, cadence=Cadence.NEVER)
    a_list_as_a_member(HERE, soil_and_table)
    there = set_down(THERE, tmp_path / "there")
    with standing(here, there) as office:
        office.takes(writes("As lists do", "Clover?", f"{LIST}@{HERE}"))
        office.comes_to_rest()
        assert [each.to for each in office.between()] == [f"{LIST}@{THERE}"], "one step, and it ends"
        assert len(office.to(CALLUM)) == 1
        assert (here.asked(SAID), there.asked(SAID)) == (1, 0)
        assert not automatic(office)
        office.strips = True
        office.carried.clear()
        office.takes(writes("With every sign gone", "Rye?", f"{LIST}@{HERE}"))
        office.comes_to_rest()
        assert 1 <= len(office.between()) <= 2
        assert (here.asked(SAID), there.asked(SAID)) == (2, 1)
        assert len(office.to(CALLUM)) == 2, "from each house he is in, once"
        assert max(automatic(office).values(), default=0) <= 1
        office.carried.clear()
        office.takes(writes("The other way", "Oats?", f"{LIST}@{THERE}"))
        office.takes(writes("And both at once", "Barley?", f"{LIST}@{HERE}"))
        office.comes_to_rest()
        assert len(office.between()) <= 4
        assert (here.asked(SAID), there.asked(SAID)) == (4, 3)
        assert max(automatic(office).values(), default=0) <= 1


SAID = "select count(*) from conversations_message"


def answers_all(address: str) -> Machine:
    """The worst of vacation programs: it answers each letter, to every address in it, and says nowhere that it is one."""

    def answer(got: Carried) -> list[Carried]:
        head = message_from_bytes(got.raw)
        names = [got.sender, *(parseaddr(str(head[name]))[1] for name in ("From", "Reply-To") if head[name])]
        away = EmailMessage(policy=SMTP)
        away["From"], away["Subject"] = address, f"Re: {head['Subject']!s}"
        away["Message-ID"] = f"<away-{address}-{answer.count}>"  # type: ignore[attr-defined]
        away["In-Reply-To"] = str(head["Message-ID"])
        away.set_content("I am away until Monday.")
        answer.count += 1  # type: ignore[attr-defined]
        return [Carried(address, to, away.as_bytes()) for to in dict.fromkeys(names) if to]

    answer.count = 0  # type: ignore[attr-defined]
    return answer


def bounces_all(address: str) -> Machine:
    """A mail server that reports every letter as failed to everybody it names, its reports with a sender of their own: so that
    a report on a report would be one more letter."""

    def bounce(got: Carried) -> list[Carried]:
        names = [got.sender, parseaddr(str(message_from_bytes(got.raw)["From"]))[1]]
        report = (
            f"From: MAILER-DAEMON@elsewhere.example\r\nTo: {names[0]}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
            f"Message-ID: <report-{bounce.count}@elsewhere.example>\r\n"  # type: ignore[attr-defined]
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n\r\nNo.\r\n--b\r\n'
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.elsewhere.example\r\n\r\n"
            f"Final-Recipient: rfc822; {address}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
        ).encode()
        bounce.count += 1  # type: ignore[attr-defined]
        return [
            Carried(sender, to, report)
            for to in dict.fromkeys(names)
            if to
            for sender in ("", "MAILER-DAEMON@elsewhere.example")
        ]

    bounce.count = 0  # type: ignore[attr-defined]
    return bounce


def test_machines_that_answer_all_and_bounces_of_bounces(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    for person in (callum, priya, nell):
        hears_all(person, soil_and_table)
    here = set_down(HERE, tmp_path / "here")
    gone = "nell@aldervalley.example"
    with standing(here) as office:
        office.machines |= {
            CALLUM: answers_all(CALLUM),
            PRIYA: answers_all(PRIYA),
            gone: bounces_all(gone),
            "MAILER-DAEMON@elsewhere.example": bounces_all("MAILER-DAEMON@elsewhere.example"),
            "who@elsewhere.example": answers_all("who@elsewhere.example"),
        }
        office.takes(writes("Who is there", "Clover?", f"{LIST}@{HERE}"))
        office.takes(writes("From nobody", "Let me in.", f"{LIST}@{HERE}", sender="who@elsewhere.example"))
        office.comes_to_rest()
        assert max(automatic(office).values()) == 1, "one a day, whatever is answered"
        assert automatic(office)["who@elsewhere.example"] == 1
        assert not automatic(office)["MAILER-DAEMON@elsewhere.example"]
        # Ruth's words, and each machine's once where it answered and once as a talk of its own: the same words do not stand twice.
        assert 1 < here.asked(SAID) <= 5
        assert here.asked("select count(*) from lists_bounce") == len(office.to(gone)) >= 1
        assert here.asked("select count(*) from lists_arrival where reason like 'Something went wrong%'") == 0
        assert (
            here.asked(
                "select count(*) from django_ox_oxtask where status not in ('READY', 'RUNNING', 'SUCCESSFUL')"
            )
            == 0
        )
        office.carried.clear()
        office.takes(writes("And again", "Rye?", f"{LIST}@{HERE}"))
        office.comes_to_rest()
        assert not automatic(office), "the day is not over"
