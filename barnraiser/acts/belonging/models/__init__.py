"""How people come in and go: invitations, asking at the door, the first welcome, and the willingness to help."""

from .asking import IMPACT, MOST_QUESTIONS, JoinAnswer, Question, Reply, Request
from .invitation import Acceptance, Declination, Invitation, Revocation, digest, token_for
from .parting import Handover, Parting, Words
from .sheet import GOOD_FOR, Miss, Sheet, code_of
from .welcome import Welcome, Willingness

__all__ = [
    "GOOD_FOR",
    "IMPACT",
    "MOST_QUESTIONS",
    "Acceptance",
    "Declination",
    "Handover",
    "Invitation",
    "JoinAnswer",
    "Miss",
    "Parting",
    "Question",
    "Reply",
    "Request",
    "Revocation",
    "Sheet",
    "Welcome",
    "Willingness",
    "Words",
    "code_of",
    "digest",
    "token_for",
]
