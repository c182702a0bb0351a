"""Mail archives made by tests, about people who do not exist."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import BytesIO

from tiework.readers.mbox import read_mbox

NOW = datetime(2026, 6, 1, tzinfo=UTC)
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def separator(who="ada at example.org", at=START):
    return f"From {who}  {at:%a %b} {at.day:2d} {at:%H:%M:%S %Y}\n"


def mail(number=1, by="ada at example.org (Ada Quill)", *, at=None, answers=None, refs=None, body="Hello.\n", date=None,
         subject="Bread", mid=None, head="", sep=None):  # fmt: skip
    """One message with its separator line, as text."""
    at = at or START + timedelta(hours=number)
    lines = [sep or separator(at=at), f"From: {by}\n" if by else ""]
    date = format_datetime(at) if date is None else date
    lines += [f"Date: {date}\n" if date else "", f"Subject: {subject}\n"]
    lines += [f"In-Reply-To: <{answers}>\n" if answers else "", f"References: {refs}\n" if refs else ""]
    lines += [
        f"Message-ID: <{mid or f'm{number}@example.org'}>\n" if mid != "" else "",
        head,
        "\n",
        body,
        "\n",
    ]
    return "".join(lines)


def read(*parts, **options):
    """Read messages (text or bytes) as one archive called box.mbox."""
    data = b"".join(part if isinstance(part, bytes) else part.encode("utf-8") for part in parts)
    return read_mbox(BytesIO(data), name="box.mbox", now=NOW, **options)


def conversation(people=12, weeks=8, each_week=12):
    """An archive with enough people, weeks and answers for every figure to be given."""
    names = [
        "ada",
        "ben",
        "cas",
        "dot",
        "eli",
        "fay",
        "gus",
        "hal",
        "ivy",
        "jon",
        "kit",
        "lou",
        "mae",
        "ned",
    ][:people]
    out, number = [], 0
    for week in range(weeks):
        for k in range(each_week):
            number += 1
            who = names[(k * 5 + week * 3 + k // 4) % people]
            at = START + timedelta(weeks=week, hours=k * 9)
            answers = f"m{number - 1 - (k % 3)}@example.org" if k > 3 else None
            by = f"{who} at example.org ({who.title()} Quill)"
            out.append(mail(number, by, at=at, answers=answers, sep=separator(f"{who} at example.org", at)))
    return "".join(out)
