"""What somebody wrote to others, as letters: an app's part of the archive that other mail programs read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in the person's own words. `key` names it, `answers` the one it answers; `about` is its subject line,
    `within` the community it was said in.
    """

    key: str
    at: datetime
    about: str
    words: str
    within: str = ""
    answers: str = ""
