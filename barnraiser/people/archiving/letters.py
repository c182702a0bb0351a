"""What somebody wrote, as a mailbox that every mail program opens (RFC 4155, each letter as RFC 5322 wants it)."""

import re
from collections.abc import Iterator
from datetime import UTC
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings

from barnraiser.ground.manifest import Letter, manifests
from barnraiser.ground.text import one_line

from ..models import Person
from ..queries import signs_in_with

# Lines end as the mailbox wants them, and no line is longer than mail may be.
_POLICY = SMTP.clone(linesep="\n", max_line_length=78, cte_type="7bit")


def mbox(person: Person) -> Iterator[bytes]:
    """The person's letters, oldest first, each as it stands in the mailbox."""
    house = urlsplit(settings.NETWORK_ADDRESS).hostname or "localhost"
    address = signs_in_with(person) or f"{person.handle}@{house}"
    for letter in sorted(_written(person), key=lambda each: (each.at, each.key)):
        yield _entry(address, letter, _mail(person, address, letter, house))


def _written(person: Person) -> Iterator[Letter]:
    for letters in (m.letters for m in manifests().values() if m.letters):
        yield from letters(person)


def _mail(person: Person, address: str, letter: Letter, house: str) -> EmailMessage:
    mail = EmailMessage(_POLICY)
    mail["From"] = _mailbox(person.name, address)
    mail["To"] = _mailbox(letter.within or settings.NETWORK_NAME, f"members@{house}")
    mail["Date"] = format_datetime(letter.at)
    mail["Subject"] = one_line(letter.about)
    mail["Message-ID"] = f"<{letter.key}@{house}>"
    if letter.answers:
        mail["In-Reply-To"] = mail["References"] = f"<{letter.answers}@{house}>"
    mail.set_content(letter.words.replace("\r\n", "\n"), charset="utf-8", cte="quoted-printable")
    return mail


def _mailbox(name: str, address: str) -> str:
    """A name and an address; a name in quotes, so that nothing in it is read as an address."""
    said = re.sub(r'[\\"<>]', "", one_line(name))
    return f'"{said}" <{address}>'


def _entry(address: str, letter: Letter, mail: EmailMessage) -> bytes:
    """The letter after its separator. No line of it looks like one."""
    body = re.sub(rb"(?m)^(>*From )", rb">\1", mail.as_bytes())
    sent = f"{letter.at.astimezone(UTC):%a %b %e %H:%M:%S %Y}"
    began = f"From {address} {sent}\n".encode("ascii", "replace")
    return began + body.rstrip(b"\n") + b"\n\n"
