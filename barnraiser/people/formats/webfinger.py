"""Finding a person by `acct:handle@host` (RFC 7033)."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

from ..handles import SHAPE
from ..queries import Page

MEDIA_TYPE = "application/jrd+json"
PROFILE = "http://webfinger.net/rel/profile-page"
AVATAR = "http://webfinger.net/rel/avatar"


def host() -> str:
    return urlsplit(settings.NETWORK_ADDRESS).netloc.lower()


def handle_in(resource: str) -> str:
    """The handle a resource names: an account of this host, or somebody's one link. Nothing for any other."""
    resource = unquote(resource).strip()
    if resource.lower().startswith("acct:"):
        handle, _, at = resource[5:].removeprefix("@").rpartition("@")
        found = handle if at.lower() == host() else ""
    else:
        beginning = f"{settings.NETWORK_ADDRESS}/"
        found = resource.removeprefix(beginning).rstrip("/") if resource.startswith(beginning) else ""
    return found.lower() if SHAPE.fullmatch(found.lower()) else ""


def descriptor(page: Page, *, avatar: str = "", rels: list[str] | None = None) -> dict[str, Any]:
    """Where the person is found. Asked for some kinds of link, no others are told."""
    links = [
        {"rel": PROFILE, "type": "text/html", "href": page.address},
        {"rel": "self", "type": "text/html", "href": page.address},
        {"rel": "alternate", "type": "text/vcard", "href": f"{page.address}/card.vcf"},
        *([{"rel": AVATAR, "type": "image/jpeg", "href": avatar}] if avatar else []),
    ]
    return {
        "subject": f"acct:{page.who.handle}@{host()}",
        "aliases": [page.address],
        "properties": {"http://schema.org/name": page.who.name},
        "links": [link for link in links if not rels or link["rel"] in rels],
    }
