"""Concerns: what somebody raised under a rule, who looked into it, what they answered, and who looked again."""

from .answer import Answer, Appeal
from .case import Case, Handling, Report
from .look_alike import ToldApart

__all__ = ["Answer", "Appeal", "Case", "Handling", "Report", "ToldApart"]
