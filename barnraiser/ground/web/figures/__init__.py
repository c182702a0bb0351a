"""The drawn figures of the language: numbers in, safe SVG or HTML out. No template, no request."""

from .level import level
from .quorum import quorum
from .raising import raising
from .spark import spark

__all__ = ["level", "quorum", "raising", "spark"]
