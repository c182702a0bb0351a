"""In tests a template of the house that names what nobody gave it raises, instead of printing nothing."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from django.template.base import Node, Origin

ROOT = Path(__file__).resolve().parents[1]


class UndefinedVariable(Exception):
    pass


class Undefined(str):
    """Stands in for Django's `string_if_invalid`, which is asked for `%s` and then told the variable's name."""

    __slots__ = ()

    def __new__(cls) -> "Undefined":
        return super().__new__(cls, "%s")

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, variable: Any) -> str:
        origin = _origin(sys._getframe(1))
        if origin is None or is_of_the_house(origin):
            raise UndefinedVariable(f"{variable} is not defined in {origin and origin.name}")
        return ""


def is_of_the_house(origin: Origin) -> bool:
    """Whether the template is ours: under barnraiser/, or written out in a test."""
    path = Path(origin.name)
    return not path.is_absolute() or path.is_relative_to(ROOT / "barnraiser")


def _origin(frame: FrameType | None) -> Origin | None:
    """The template of the innermost tag that is being rendered."""
    while frame is not None:
        node = frame.f_locals.get("self")
        origin = getattr(node, "origin", None) if isinstance(node, Node) else None
        if isinstance(origin, Origin):
            return origin
        frame = frame.f_back
    return None
