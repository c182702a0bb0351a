"""What may stand right behind the network's address: nobody's handle is a word the house itself answers to."""

import re
import unicodedata
from functools import cache
from typing import Any

from django.urls import URLResolver, get_resolver

LONGEST = 30
SHAPE = re.compile(r"[a-z0-9][a-z0-9-]{1,29}")
# The house may want these one day, or others take them for its voice.
KEPT_BACK = frozenset(
    [
        *["about", "abuse", "account", "admin", "administrator", "api", "app", "assets", "auth", "blog", "calendar"],
        *["charter", "contact", "docs", "donate", "download", "events", "everybody", "faq", "favicon", "feed", "feeds"],
        *["find", "gatherings", "health", "healthz", "help", "home", "host", "hosts", "imprint", "inbox", "info"],
        *["jobs", "join", "legal", "login", "logout", "mail", "main", "media", "member", "members", "messages"],
        *["moderator", "network", "new", "news", "nobody", "null", "official", "outbox", "owner", "press", "privacy"],
        *["public", "register", "robots", "root", "rss", "search", "security", "settings", "share", "signin"],
        *["signup", "site", "sitemap", "static", "status", "steward", "stewards", "support", "system", "team"],
        *["terms", "undefined", "users", "webmaster", "welcome", "well-known", "wiki", "www"],
    ]
)  # fmt: skip


@cache
def reserved() -> frozenset[str]:
    """The first part of every address of the house, and the words kept back."""
    return frozenset(_beginnings(get_resolver())) | KEPT_BACK


def _beginnings(resolver: Any) -> set[str]:
    found: set[str] = set()
    for entry in resolver.url_patterns:
        first = re.sub(r"^\^|\\|[$?]", "", str(entry.pattern)).partition("/")[0]
        if first and "<" not in first and "(" not in first:
            found.add(first.lower())
        elif not first and isinstance(entry, URLResolver):
            found |= _beginnings(entry)
    return found


def is_reserved(handle: str) -> bool:
    return handle.lower() in reserved()


def like(name: str) -> str:
    """A handle that reads like the name, in small plain letters: `ruth-amsel`. Never a word the house answers to."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:24].strip("-") or "person"
    return f"{base}-person" if len(base) < 2 or is_reserved(base) else base


class HandleConverter:
    """A first part of an address that may be somebody's handle. What the house answers to is none."""

    regex = "[A-Za-z0-9][A-Za-z0-9-]{1,29}"

    def to_python(self, value: str) -> str:
        handle = value.rstrip("/").lower()
        if is_reserved(handle):
            raise ValueError(handle)
        return handle

    def to_url(self, value: str) -> str:
        return value


class OneLinkConverter(HandleConverter):
    """The same as a whole address, for those who end it with a stroke."""

    regex = f"{HandleConverter.regex}/?"
