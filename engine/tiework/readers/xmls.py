"""XML read as a stream of events, without DTD and entities, with names, texts and depth bounded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from tiework.errors import InputError
from tiework.readers.limits import Limits
from tiework.readers.unpacking import Opened

_CHUNK = 64 * 1024
_NAMES = 10_000


class Events(Protocol):
    """What takes the events: names come without their namespace's prefix."""

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Take the start of an element."""

    def end(self, name: str, text: str, line: int) -> None:
        """Take the end of an element, with the text that stood in it."""


def parse(file: Opened, events: Events, limits: Limits) -> None:
    """Read an XML file to its end.

    Raises
    ------
    InputError
        Where it is no well-formed XML, declares a DTD or entities, nests too deeply, or holds a name or text that is
        too long.
    """
    # A DTD is the way in of every attack by XML, and no network needs one.
    parser: Any = DefusedExpatParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    handler = _Handler(parser, events, file.name, limits)
    parser.setContentHandler(handler)
    try:
        while data := file.stream.read(_CHUNK):
            handler.waiting += len(data)
            parser.feed(data)
            if handler.waiting > limits.block + _CHUNK:
                raise handler.fail(f"XML tags and texts of at most {limits.block} characters", "a longer one")
        parser.close()
    except DefusedXmlException:
        raise handler.fail("XML without a DTD and without entities", "one of them") from None
    except (ValueError, LookupError):
        raise handler.fail("XML in an encoding known here", "another one") from None
    except SAXException as trouble:
        message = getattr(trouble, "getMessage", lambda: "something else")()
        raise handler.fail("well-formed XML", str(message)) from None


class _Handler(ContentHandler):
    def __init__(self, parser: Any, events: Events, name: str, limits: Limits) -> None:
        super().__init__()
        self.parser, self.events, self.file, self.limits = parser, events, name, limits
        self.depth, self.waiting = 0, 0
        self.text: list[str] = []
        self.size = 0
        self.names: set[str] = set()

    def fail(self, expected: str, found: str) -> InputError:
        return InputError(expected, found=found, file=self.file, line=self.parser.getLineNumber())

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self.waiting, self.text, self.size = 0, [], 0
        self.depth += 1
        if self.depth > self.limits.depth:
            raise self.fail(f"XML nested at most {self.limits.depth} deep", "more")
        given = dict(attrs.items())
        if name not in self.names or not self.names.issuperset(given):
            # The parser remembers every name for good.
            self.names.update((name, *given))
            if len(self.names) > _NAMES:
                raise self.fail(f"at most {_NAMES} names of elements and attributes", "more")
        self.events.begin(name.rpartition(":")[2], given, self.parser.getLineNumber())

    def characters(self, content: str) -> None:
        self.waiting = 0
        self.size += len(content)
        if self.size > self.limits.block:
            raise self.fail(f"XML tags and texts of at most {self.limits.block} characters", "a longer one")
        self.text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        self.waiting = 0
        self.depth -= 1
        text, self.text, self.size = "".join(self.text), [], 0
        self.events.end(name.rpartition(":")[2], text, self.parser.getLineNumber())
