"""The door that mail comes in by, behind the host's own mail server: LMTP, or SMTP.

A letter is taken once it is kept, and not before. What the door can tell from an address alone it says at once: 550 where
there is none such, 451 where the database is busy and the letter should come again.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP
from django.conf import settings
from django.db import DatabaseError, connection

from . import actions, addresses

LARGEST = 10_485_760
LONGEST_LINE = 1_000_000
BUSY = "451 4.3.0 Not now, please come again"
UNKNOWN = "550 5.1.1 There is no such address"
TAKEN = "250 2.0.0 Taken"
log = logging.getLogger(__name__)


class Keeper:
    """Answers for each recipient by itself."""

    def __init__(self, *, one_by_one: bool) -> None:
        self.one_by_one = one_by_one

    async def handle_RCPT(  # noqa: N802 - the server's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        answer = await asyncio.to_thread(_asked, lambda: TAKEN if addresses.find(address) else UNKNOWN)
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 Known"
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        answers = [
            await asyncio.to_thread(_kept, (envelope.mail_from or "").strip("<>"), address, envelope.content)
            for address in envelope.rcpt_tos
        ]
        if self.one_by_one:
            return "\r\n".join(answers)
        return next((each for each in answers if each != TAKEN), TAKEN)


def _kept(sender: str, address: str, raw: bytes) -> str:
    def keep() -> str:
        actions.take_in(sender=sender, to=address, raw=raw)
        return TAKEN

    return _asked(keep)


def _asked(ask: Callable[[], str]) -> str:
    """The answer, or that the database has none now. Each letter has a connection of its own, and leaves none open."""
    try:
        return ask()
    except DatabaseError:
        log.warning("The database was busy while a letter waited.", exc_info=True)
        return BUSY
    finally:
        connection.close()


class _OverLmtp(LMTP):
    line_length_limit = LONGEST_LINE


class _OverSmtp(SMTP):
    line_length_limit = LONGEST_LINE


def protocol(name: str) -> SMTP:
    """A door of this kind, for one who knocks: `lmtp` or `smtp`."""
    is_lmtp = name == "lmtp"
    kind = _OverLmtp if is_lmtp else _OverSmtp
    return kind(
        Keeper(one_by_one=is_lmtp),
        data_size_limit=LARGEST,
        hostname=settings.MAIL_DOMAIN,
        enable_SMTPUTF8=True,
        ident="ready",
    )
