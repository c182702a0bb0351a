"""`@handle` in people's words: who is called in, and the link it becomes. Only members can be called in."""

import re

from django.utils.html import escape

from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Person

_HANDLE = re.compile(r"(?<![\w@/.-])@([a-z0-9][a-z0-9-]{1,29})", re.IGNORECASE)
_MOST = 20


def mentioned_in(words: str, community: Community) -> list[Person]:
    """Members whose handle stands in the words, in the order they appear; twenty at the most."""
    handles = list(dict.fromkeys(match.lower().rstrip("-") for match in _HANDLE.findall(words)))[:_MOST]
    members = Person.objects.filter(
        handle__in=handles, memberships__community=community, memberships__until=None
    )
    found = {person.handle: person for person in members}
    return [found[handle] for handle in handles if handle in found]


def render(words: str, community: Community) -> str:
    """Safe HTML in which each member called in is a link to their page."""
    html = text.render(words)
    called = {person.handle: person for person in mentioned_in(words, community)}
    if not called:
        return html

    def link(match: re.Match[str]) -> str:
        person = called.get(match[1].lower())
        if person is None:
            return match[0]
        return f'<a class="mention" href="{escape(person.get_absolute_url())}">{escape(person.name)}</a>'

    parts = re.split(r"(<(?:a|code|pre)\b.*?</(?:a|code|pre)>|<[^>]*>)", html, flags=re.DOTALL)
    return "".join(part if part.startswith("<") else _HANDLE.sub(link, part) for part in parts)
