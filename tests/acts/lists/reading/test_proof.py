"""Class 23 of the attacks: nothing that a sender can write makes their letter somebody else's."""

import pytest
from pytest_django import Settings

from barnraiser.acts.lists import reading

from ..telling import AUTHSERV, RUTH, letter, proven

ARC = (
    "ARC-Seal: i=1; a=rsa-sha256; d=forwarder.example; s=x; cv=none; b=AA\r\n"
    "ARC-Authentication-Results: i=1; mx.forwarder.example; dmarc=pass header.from=aldervalley.example\r\n"
)


def doubt(raw: bytes) -> str:
    return reading.read(raw).doubt


def test_what_our_own_server_proved_is_proven() -> None:
    assert doubt(letter()) == ""


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [f"{AUTHSERV}; dmarc=fail header.from=aldervalley.example"],
        [f"{AUTHSERV}; dmarc=none header.from=aldervalley.example"],
        [f"{AUTHSERV}; dmarc=temperror header.from=aldervalley.example"],
        [f"{AUTHSERV}; spf=pass smtp.mailfrom=aldervalley.example"],
        [f"{AUTHSERV}; dkim=pass header.d=aldervalley.example"],
        [f"{AUTHSERV}; none"],
        ["mx.evil.example; dmarc=pass header.from=aldervalley.example"],
        [f"{AUTHSERV}.evil.example; dmarc=pass header.from=aldervalley.example"],
        [f"evil{AUTHSERV}; dmarc=pass header.from=aldervalley.example"],
        [f"{AUTHSERV}; dmarc=pass header.from=evil.example"],
        [f"{AUTHSERV}; dmarc=pass header.from=valley.example"],
        [f"{AUTHSERV}; dmarc=fail (dmarc=pass) header.from=aldervalley.example"],
        [f"{AUTHSERV} (; dmarc=pass); dmarc=fail header.from=aldervalley.example"],
        [f'{AUTHSERV}; dmarc=fail reason="; dmarc=pass" header.from=aldervalley.example'],
        [f"{AUTHSERV}; dmarc=fail header.from=aldervalley.example", proven(RUTH)],
        [proven(RUTH), f"{AUTHSERV}; dmarc=fail header.from=aldervalley.example"],
        ["((((((((((", f"{AUTHSERV}; dmarc"],
    ],
)
def test_anything_else_is_doubted(lines: list[str]) -> None:
    assert doubt(letter(proof=lines)) != ""


def test_a_line_below_an_earlier_hop_is_the_senders_own() -> None:
    own = f"Received: by evil.example\r\nAuthentication-Results: {proven(RUTH)}\r\n".encode()
    received, rest = letter(proof=[]).split(b"\r\nFrom:", 1)
    assert doubt(received + b"\r\n" + own + b"From:" + rest) != ""


@pytest.mark.parametrize(
    "line",
    [
        "From: ruth@aldervalley.example\r\nFrom: mo@evil.example",
        "From: ruth@aldervalley.example, mo@evil.example",
        "From: ruth@aldervalley.example\r\nfrom: ruth@aldervalley.example",
        'From: "ruth@aldervalley.example" <mo@evil.example>',
        "From: ruth@aldervalley.example <mo@evil.example>",
        "From: (ruth@aldervalley.example) mo@evil.example",
        "From: <ruth@aldervalley.example>@evil.example",
        'From: "ruth@aldervalley.example"@evil.example',
        "From: undisclosed:;",
        "From: ",
    ],
)
def test_a_from_line_that_is_not_one_plain_address_is_nobodys(line: str) -> None:
    """Either it is doubted, or it speaks of an address that is not Ruth's, which our server judged by itself."""
    raw = letter("mo@evil.example").replace(b"From: mo@evil.example", line.encode())
    read = reading.read(raw)
    assert read.doubt or read.head.senders != (RUTH,)


def test_the_domain_is_compared_whole() -> None:
    assert doubt(letter("ruth@sub.aldervalley.example", proof=[proven(RUTH)])) != ""


def test_without_a_name_of_our_own_server_nothing_is_proven(settings: Settings) -> None:
    settings.MAIL_AUTHSERV = ""
    assert doubt(letter()) != ""
    assert doubt(letter(proof=["; dmarc=pass header.from=aldervalley.example"])) != ""


def passed_on(arc: str = "pass", headers: str = ARC) -> bytes:
    failed = f"{AUTHSERV}; dmarc=fail header.from=aldervalley.example; arc={arc}"
    return letter(proof=[failed]).replace(b"From:", headers.encode() + b"From:", 1)


def test_a_forwarder_that_the_host_trusts_may_vouch(settings: Settings) -> None:
    assert doubt(passed_on()) != ""
    settings.MAIL_SEALERS = frozenset({"forwarder.example"})
    assert doubt(passed_on()) == ""
    assert doubt(passed_on(arc="fail")) != ""
    assert doubt(passed_on(headers=ARC.replace("d=forwarder", "d=evil"))) != ""
    assert doubt(passed_on(headers=ARC.replace("dmarc=pass", "dmarc=fail"))) != ""
    assert doubt(passed_on(headers=ARC.replace("aldervalley", "evil"))) != ""
    assert doubt(passed_on(headers="")) != ""
