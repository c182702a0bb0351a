"""Pages about mail: a letter that waits, one that came with more than words, and letters that rest."""

from email.message import EmailMessage

from django.conf import settings
from django_ox.testing import run_tasks

from barnraiser.acts.lists import actions, addresses
from barnraiser.acts.lists.models import Arrival
from barnraiser.people import queries as people

from . import House

WRITTEN_TO_ONLY = {"lists:release", "lists:discard", "lists:resume", "lists:try_again", "lists:let_go"}
NOT_A_PAGE = {"lists:attachment", "lists:whole"}


def pages(house: House) -> dict[str, str]:
    held = comes(house, "Could that be me?", proven=False)
    settings.MAIL_AUTHSERV = "mx.example"
    posted = comes(house, "[success] The clover is back", proven=True)
    settings.MAIL_AUTHSERV = ""
    kept = comes(house, "Seed for sale", proven=False, sender="who@elsewhere.example")
    return {
        "lists:about": f"/communities/{house.community.slug}/by-mail/",
        "lists:kept_apart": f"/communities/{house.community.slug}/kept-apart/",
        "lists:kept_letter": f"/communities/{house.community.slug}/kept-apart/{kept.code}/",
        "lists:mine": "/me/mail/",
        "lists:letter": held.get_absolute_url(),
        "lists:beside": f"/mail/{posted.code}/",
        "lists:stop": f"/mail/stop/{addresses.leaving_token(house.nell, house.community)}/",
    }


def comes(house: House, subject: str, *, proven: bool, sender: str = "") -> Arrival:
    signed = "Who\nSells seed" if sender else "Nell Whitlock\nKeeps the room"
    sender = sender or people.signs_in_with(house.nell)
    letter = EmailMessage()
    if proven:
        letter["Authentication-Results"] = f"mx.example; dmarc=pass header.from={sender.rpartition('@')[2]}"
    letter["From"], letter["Subject"], letter["Message-ID"] = sender, subject, f"<{len(subject)}@example>"
    letter.set_content(f"Knee high, and full of bees.\n\n-- \n{signed}\n")
    letter.add_attachment(
        b"date,height\n", maintype="text", subtype="csv", filename="heights of the clover.csv"
    )
    arrival = actions.take_in(sender=sender, to=addresses.of(house.community), raw=letter.as_bytes())
    run_tasks(raise_failures=True)
    arrival.refresh_from_db()
    return arrival
