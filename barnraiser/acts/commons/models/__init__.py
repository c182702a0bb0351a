"""What a community has in common: what it keeps of its talk, the pages it writes, how it talks."""

from .keeping import Keeping, Support, Wording
from .norm import Norm
from .page import Page, Section, Version

__all__ = ["Keeping", "Norm", "Page", "Section", "Support", "Version", "Wording"]
