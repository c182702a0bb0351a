"""The pages: what stands in public, its feeds, the newsletter, its desk, its readers, and passing a conversation on."""

from .desk import desk, end, new, preview, sending, words
from .outside import everywhere, newsletter_atom, newsletter_json, public, public_atom, public_json, share
from .reading import issue, kept, newsletter, reader, yes

__all__ = [
    "desk",
    "end",
    "everywhere",
    "issue",
    "kept",
    "new",
    "newsletter",
    "newsletter_atom",
    "newsletter_json",
    "preview",
    "public",
    "public_atom",
    "public_json",
    "reader",
    "sending",
    "share",
    "words",
    "yes",
]
