"""Addresses of pages: taken in with words where they hide something, compared without what makes no difference, shown in ASCII."""

from collections.abc import Iterable
from urllib.parse import quote, unquote

from django.conf import settings
from django.urls import reverse

from barnraiser.ground.outside import Destination, NotAnAddress, Wrong, destination, is_this_house

LONGEST_SHOWN = 60
LONGEST_HOST_SHOWN = 40
_WORDS = {
    Wrong.SCHEME: "An address of a page begins with https:// or http://.",
    Wrong.CREDENTIALS: "Leave out what stands before the @: it would hide where the link leads.",
    Wrong.HOST: "This does not lead to a page that everybody can open. Give its address as it stands in your browser.",
    Wrong.PORT: "Only pages at the usual ports can be listed. Leave out the colon and the number.",
    Wrong.CHARACTERS: "There are characters in this address that cannot be seen. Type it, or copy it anew from your browser.",
    Wrong.LENGTH: "This address is longer than 500 characters. Most pages have a shorter one.",
}
_OURSELVES = "This page is here already. List the ones you have elsewhere."


class Unfit(ValueError):
    """The address cannot be listed; the words say why."""


def accepted(said: str) -> Destination:
    """The page somebody means; https where they left that out. Raises Unfit."""
    said = said.strip()
    try:
        to = destination(
            said if "://" in said or not said or ":" in said.partition("/")[0] else f"https://{said}"
        )
    except NotAnAddress as error:
        raise Unfit(_WORDS[error.wrong]) from error
    if to.port is not None:
        raise Unfit(_WORDS[Wrong.PORT])
    if to.host == _here().host or is_this_house(to.host):
        raise Unfit(_OURSELVES)
    return to


def key(url: str) -> str:
    """What is the same for every spelling of one address: host, path and query. Nothing for what is no address."""
    try:
        return key_of(destination(url))
    except NotAnAddress:
        return ""


def key_of(to: Destination) -> str:
    path, _, query = to.target.partition("?")
    path = quote(unquote(path), safe="/@:+,;=~!$&'()*-._").rstrip("/")
    return f"{to.authority}{path}{'?' if query else ''}{query}"


def shown(to: Destination) -> str:
    """Host and path for people to read. Of a long host its end is kept: that is the part somebody has registered."""
    host = to.host if len(to.host) <= LONGEST_HOST_SHOWN else f"…{to.host[-LONGEST_HOST_SHOWN:]}"
    path = to.target.rstrip("/")
    most = max(LONGEST_SHOWN - len(host), 8)
    return host + (path if len(path) <= most else f"{path[:most]}…")


def homes(handle: str) -> list[str]:
    """The addresses of the page of who has this handle. The first is the one to give."""
    here = settings.NETWORK_ADDRESS.rstrip("/")
    return [f"{here}/{handle}", f"{here}{reverse('people:person', args=[handle])}"]


def leads_home(addresses: Iterable[str], handles: Iterable[str]) -> bool:
    """Whether one of the addresses is that of a page here of who has these handles, whichever way it is spelled. No redirect
    is followed to find out.
    """
    ours = {_plain(home) for handle in handles for home in homes(handle)}
    return any(_plain(address) in ours for address in addresses)


def _plain(url: str) -> str:
    """As `key`, also for a house that has no public name yet."""
    scheme, _, rest = url.partition("://")
    here = _here()
    if scheme.lower() in ("http", "https") and rest.partition("/")[0].lower() == here.authority:
        rest = rest.partition("#")[0]
        return f"{here.authority}/{rest.partition('/')[2]}".rstrip("/")
    return key(url)


def _here() -> Destination:
    """Where this house is, whatever its name."""
    scheme, _, rest = settings.NETWORK_ADDRESS.partition("://")
    host, _, port = rest.partition("/")[0].lower().partition(":")
    usual = {"http": "80", "https": "443"}.get(scheme, "")
    return Destination(scheme, host, int(port) if port and port != usual else None, "/")
