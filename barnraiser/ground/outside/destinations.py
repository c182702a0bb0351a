"""From what somebody typed to a host, a port and a path, with every spelling that hides something refused."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

import idna

LONGEST = 500
LONGEST_HOST = 253
PORTS = {"http": 80, "https": 443}
# What may stand in a path or query as it is; everything else is written in percent.
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?"
# Controls, marks that nobody sees or that turn the reading direction, spaces, halves of characters, private ones.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"}
# Names that mean this machine, or a network that is not everybody's.
_NOT_PUBLIC = {
    "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private",
    "arpa", "onion", "alt",
}  # fmt: skip


class Wrong(StrEnum):
    """What is wrong with an address."""

    SCHEME = "scheme"
    CREDENTIALS = "credentials"
    HOST = "host"
    PORT = "port"
    CHARACTERS = "characters"
    LENGTH = "length"


class NotAnAddress(ValueError):
    """The words are no address of a public page; `wrong` says in what way."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a page is: `host` in ASCII and small letters, `port` or None for the usual one, `target` the path and query."""

    scheme: str
    host: str
    port: int | None
    target: str

    @property
    def dialled(self) -> int:
        return self.port or PORTS[self.scheme]

    @property
    def authority(self) -> str:
        return self.host if self.port is None else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def destination(url: str) -> Destination:
    """The place the address means. Raises NotAnAddress for anything but a plain http or https address of a named host."""
    if len(url) > LONGEST:
        raise NotAnAddress(Wrong.LENGTH)
    if any(unicodedata.category(character) in _HIDDEN for character in url) or "\\" in url:
        raise NotAnAddress(Wrong.CHARACTERS)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise NotAnAddress(Wrong.HOST) from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise NotAnAddress(Wrong.SCHEME)
    if "@" in parts.netloc:
        raise NotAnAddress(Wrong.CREDENTIALS)
    said = parts.netloc.partition(":")
    host, port = _host(said[0]), _port(said[2], scheme)
    target = quote(parts.path or "/", safe=_PATH)
    if parts.query:
        target += f"?{quote(parts.query, safe=_QUERY)}"
    return Destination(scheme, host, port, target)


def _port(said: str, scheme: str) -> int | None:
    """The port, where it is not the usual one."""
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) <= 5 and 0 < int(said) < 65536):
        raise NotAnAddress(Wrong.PORT)
    return None if int(said) == PORTS[scheme] else int(said)


def _host(said: str) -> str:
    """The name in ASCII. A number in any spelling is no name, and neither is one that means a network of somebody's own."""
    if not said or len(said) > LONGEST_HOST:
        raise NotAnAddress(Wrong.HOST)
    try:
        name = idna.encode(said.removesuffix("."), uts46=True, std3_rules=True).decode().lower().rstrip(".")
    except (UnicodeError, ValueError) as error:
        raise NotAnAddress(Wrong.HOST) from error
    last = name.rpartition(".")[2]
    if "." not in name or last in _NOT_PUBLIC or not last[:1].isalpha():
        raise NotAnAddress(Wrong.HOST)
    return name
