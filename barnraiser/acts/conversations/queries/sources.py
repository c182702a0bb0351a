"""Which messages of an archive stand already."""

from collections.abc import Iterable

from barnraiser.communities.models import Community

from ..archive import source_key
from ..models import Message

BATCH = 500


def known_sources(community: Community, sources: Iterable[str]) -> set[str]:
    """Those of the sources (as the archive names them) that stand in the community already: for a dry run."""
    keys = {source_key(community, source): source for source in sources if source}
    return {keys[key] for key in from_sources(community, keys)}


def from_sources(community: Community, keys: Iterable[str]) -> dict[str, Message]:
    """The standing messages by source key, with author and conversation."""
    wanted = sorted({key for key in keys if key})
    found: dict[str, Message] = {}
    for start in range(0, len(wanted), BATCH):
        rows = Message.objects.filter(
            source__in=wanted[start : start + BATCH], conversation__community=community
        )
        rows = rows.select_related("conversation__community", "by").defer("words", "html")
        found |= {message.source: message for message in rows}
    return found
