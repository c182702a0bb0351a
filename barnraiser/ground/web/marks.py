"""The words that always come with a mark: kinds of conversation, sectors, stances, directions of a trend."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .icons import icon

KINDS = {
    "question": ("Question", "question"),
    "failure": ("Failure", "cloud-rain"),
    "frustration": ("Frustration", "lightning"),
    "success": ("Success", "plant"),
    "resource": ("Resource", "book-open"),
    "announcement": ("Announcement", "megaphone"),
}
SECTORS = {
    "private": "Private",
    "public": "Public",
    "academia": "Academia",
    "nonprofit": "Non-profit",
    "media": "Media",
}
STANCES = {
    "consents": ("Consents", "check-circle"),
    "concern": ("Has a concern", "warning-circle"),
    "aside": ("Stands aside", "minus-circle"),
    "objects": ("Objects", "hand-palm"),
}
TRENDS = {"up": "trend-up", "down": "trend-down", "flat": "arrow-right"}


def kind(name: str, word: str = "") -> SafeString:
    """A kind of conversation: icon, word, colour. `word` replaces the plain one ("A question")."""
    usual, image = KINDS[name]
    return format_html('<span class="kind" data-kind="{}">{}{}</span>', name, icon(image), word or usual)


def sector(name: str, word: str = "") -> SafeString:
    """A sector: word and mark."""
    return format_html('<span class="sector" data-sector="{}">{}</span>', name, word or SECTORS[name])


def stance(name: str, word: str = "") -> SafeString:
    """A stance in a decision: icon and word. An element around it may carry data-stance too."""
    usual, image = STANCES[name]
    return format_html('<span class="stance" data-stance="{}">{}{}</span>', name, icon(image), word or usual)


def trend(way: str, words: str, tone: str = "") -> SafeString:
    """A change in words that own their doubt. `way` is up, down or flat, and so is `tone`, the way it is for the better
    (up), for the worse (down) or neither; without it up is for the better.
    """
    return format_html('<p class="trend trend--{}">{}{}</p>', tone or way, icon(TRENDS[way]), words)
