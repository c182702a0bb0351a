"""A Ref names a thing in any app as a string: `conversations.message:4k7…`. It is how facts point upward."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Ref:
    app: str
    noun: str
    code: str

    def __str__(self) -> str:
        return f"{self.app}.{self.noun}:{self.code}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError unless the text has the form app.noun:code."""
        place, colon, code = text.partition(":")
        app, dot, noun = place.partition(".")
        if not (colon and dot and app and noun and code):
            raise ValueError(f"'{text}' is not a ref of the form app.noun:code")
        return cls(app, noun, code)
