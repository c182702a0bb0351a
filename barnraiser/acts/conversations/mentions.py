"""`@handle` in people's words: who is called in, and the link it becomes. Only members can be called in."""

import re
from dataclasses import dataclass

from django.utils.html import escape

from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Person

_HANDLE = re.compile(r"(?<![\w@/.-])@([a-z0-9][a-z0-9-]{1,29})(?![\w@-])", re.IGNORECASE)
# Links and code keep their words as they are.
_KEPT = re.compile(r"(<(?:a|code|pre)\b.*?</(?:a|code|pre)>|<[^>]*>)", re.DOTALL)
_MOST = 20


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML, and the members it calls in, in the order they appear; twenty at the most."""

    html: str
    called: tuple[Person, ...]


def render(words: str, community: Community) -> Rendered:
    """The words as safe HTML in which each member called in is a link to their page."""
    parts = _KEPT.split(text.render(words))
    found = [match.lower() for part in parts if not part.startswith("<") for match in _HANDLE.findall(part)]
    called = _members(list(dict.fromkeys(found))[:_MOST], community)

    def link(match: re.Match[str]) -> str:
        person = called.get(match[1].lower())
        if person is None:
            return match[0]
        return f'<a class="mention" href="{escape(person.get_absolute_url())}">{escape(person.name)}</a>'

    html = "".join(part if part.startswith("<") else _HANDLE.sub(link, part) for part in parts)
    return Rendered(html, tuple(called.values()))


def calling(handles: list[str], community: Community) -> str:
    """The words that call these members in; whoever is none is left out."""
    wanted = list(dict.fromkeys(handle.lower() for handle in handles))[:_MOST]
    return " ".join(f"@{handle}" for handle in _members(wanted, community))


def without(words: str, person: Person, instead: str) -> str:
    """The words with the person's handle replaced."""
    return _HANDLE.sub(lambda match: instead if match[1].lower() == person.handle else match[0], words)


def _members(handles: list[str], community: Community) -> dict[str, Person]:
    if not handles:
        return {}
    rows = Person.objects.filter(
        handle__in=handles, memberships__community=community, memberships__until=None
    )
    found = {person.handle: person for person in rows}
    return {handle: found[handle] for handle in handles if handle in found}
