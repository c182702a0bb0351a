"""Ruth never opens a page: she has the community by mail, asks, is answered by somebody at a screen, answers, and leaves."""

import re
import smtplib
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.lists.sink import Sink, serving, standing_open
from tests.acts.lists.telling import AUTHSERV, CALLUM, DOMAIN, ROOM, RUTH, proven

from .browser import looks_right
from .conftest import Visit


class Mailbox:
    """A member's mail program: it writes to the house's door, and reads what the mail server brought."""

    def __init__(self, address: str, port: int, sink: Sink) -> None:
        self.address, self.port, self.sink = address, port, sink

    def writes(
        self, to: str, subject: str, words: str, *, answering: EmailMessage | None = None, proof: str = ""
    ) -> None:
        letter = EmailMessage()
        letter["Authentication-Results"] = proof or proven(self.address)
        letter["From"], letter["To"], letter["Subject"] = self.address, to, subject
        letter["Message-ID"] = f"<{abs(hash((subject, words)))}@aldervalley.example>"
        if answering:
            letter["In-Reply-To"] = letter["References"] = answering["Message-ID"]
        letter.set_content(words)
        with smtplib.SMTP("127.0.0.1", self.port, timeout=10) as line:
            assert line.send_message(letter, self.address, [to]) == {}

    @property
    def letters(self) -> list[EmailMessage]:
        return [
            message_from_bytes(raw, policy=default, _class=EmailMessage)
            for _, to, raw in self.sink.taken
            if to == self.address
        ]


@pytest.fixture(autouse=True)
def mail_server(settings: Settings) -> None:
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV = DOMAIN, AUTHSERV


@pytest.mark.requirement("E8")
def test_a_member_lives_wholly_by_mail(
    visit: Visit,
    soil_and_table: Community,
    ruth: Person,
    callum: Person,
    settings: Settings,
    a_little_later: Callable[[], None],
) -> None:
    with serving(settings, sink := Sink()), standing_open("smtp") as port:
        box = Mailbox(RUTH, port, sink)
        box.writes(f"soil-and-table-subscribe@{DOMAIN}", "please", "Me too.")
        a_little_later()
        [welcome] = box.letters
        assert "From now on you have everything" in welcome.get_content()

        box.writes(
            ROOM,
            "[question] Yellow clover?",
            "It comes back every year.\nWhat do you do?\n\n-- \nRuth\nForty acres",
        )
        a_little_later()
        page = visit(callum)
        page.goto("/communities/soil-and-table/")
        page.get_by_role("link", name="Yellow clover?").first.click()
        expect(page.locator("main")).to_contain_text("It comes back every year.")
        expect(page.locator("main")).not_to_contain_text("Forty acres")
        looks_right(page)
        page.get_by_label("Your reply").fill("Mow it **before** it flowers.")
        page.get_by_role("button", name=re.compile("Reply|Answer|Send", re.IGNORECASE)).first.click()
        a_little_later()

        answer = box.letters[-1]
        assert "Callum Birch via Soil & Table" in answer["From"]
        assert "Mow it **before** it flowers." in answer.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        assert "<strong>before</strong>" in answer.get_body(("html",)).get_content()  # type: ignore[union-attr]
        quoted = "Thank you, I will.\n\nOn Tue, 6 Oct 2026 Callum wrote:\n> Mow it before it flowers.\n"
        box.writes(answer["Reply-To"], answer["Subject"], quoted, answering=answer)
        a_little_later()
        page.reload()
        expect(page.locator("main")).to_contain_text("Thank you, I will.")
        page.get_by_role("link", name="By mail, with what is quoted below").last.click()
        expect(page.locator("main")).to_contain_text("Mow it before it flowers.")
        looks_right(page)

        box.writes(f"soil-and-table-unsubscribe@{DOMAIN}", "enough", "Thank you.")
        a_little_later()
        before = len(box.letters)
        page.go_back()
        page.get_by_label("Your reply").fill("Tell us how it went.")
        page.get_by_role("button", name=re.compile("Reply|Answer|Send", re.IGNORECASE)).first.click()
        a_little_later()
        assert len(box.letters) == before
        assert CALLUM not in {to for _, to, _ in sink.taken}


@pytest.mark.requirement("E8")
def test_a_letter_in_doubt_waits_for_its_author(
    visit: Visit,
    soil_and_table: Community,
    ruth: Person,
    settings: Settings,
    a_little_later: Callable[[], None],
) -> None:
    with serving(settings, sink := Sink()), standing_open("lmtp") as port:
        with smtplib.LMTP("127.0.0.1", port) as line:
            raw = f"From: {RUTH}\r\nSubject: Clover\r\nMessage-ID: <1@x>\r\n\r\nIt comes back.\r\n"
            line.sendmail("mo@evil.example", [ROOM], raw)
        a_little_later()
        [told] = Mailbox(RUTH, port, sink).letters
        link = re.search(r"http\S+/me/mail/\S+", told.get_content())
        assert link
        page = visit(ruth, width=390)
        page.goto(link[0])
        expect(page.get_by_role("heading", name="Clover")).to_be_visible()
        looks_right(page)
        page.get_by_role("button", name="It is mine: let it out").click()
        expect(page.locator("main")).to_contain_text("Nothing waits.")
        looks_right(page)
        page.goto("/communities/soil-and-table/")
        expect(page.get_by_role("link", name="Clover").first).to_be_visible()
