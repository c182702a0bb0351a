"""How people come in and go: invitations, asking at the door, the first welcome, and the willingness to help."""

from .asking import IMPACT, MOST_QUESTIONS, JoinAnswer, Question, Reply, Request
from .invitation import Acceptance, Declination, Invitation, Revocation, digest, token_for
from .parting import Handover, Parting, Words
from .welcome import Welcome, Willingness

__all__ = [
    "IMPACT",
    "MOST_QUESTIONS",
    "Acceptance",
    "Declination",
    "Handover",
    "Invitation",
    "JoinAnswer",
    "Parting",
    "Question",
    "Reply",
    "Request",
    "Revocation",
    "Welcome",
    "Willingness",
    "Words",
    "digest",
    "token_for",
]
