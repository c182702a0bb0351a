"""The five kinds of gift: what passes between people when one helps the other."""

from dataclasses import dataclass

from django.db import models


class Gift(models.TextChoices):
    ATTENTION = "attention", "Attention"
    KNOWLEDGE = "knowledge", "Knowledge"
    SKILLS = "skills", "Skills"
    CONNECTIONS = "connections", "Connections"
    RESOURCES = "resources", "Resources"


@dataclass(frozen=True, slots=True)
class Said:
    """What a kind of gift is, in plain words, and where nobody asks for it or offers it."""

    examples: str
    empty: str


SAID: dict[str, Said] = {
    Gift.ATTENTION: Said("listening, reading, coming along", "Nobody asks for attention or offers it."),
    Gift.KNOWLEDGE: Said("what one knows or has seen", "Nobody asks for knowledge or offers it."),
    Gift.SKILLS: Said("hands that can do it", "Nobody asks for skills or offers them."),
    Gift.CONNECTIONS: Said("somebody to meet", "Nobody asks for connections or offers them."),
    Gift.RESOURCES: Said("tools, land, room, produce, money", "Nobody asks for things or offers them."),
}
CHOICES = [(gift.value, f"{gift.label}: {SAID[gift].examples}") for gift in Gift]
