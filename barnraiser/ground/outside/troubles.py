"""What may be said of a page that could not be read. Few sentences: none tells an address, or whether a port is open."""

from enum import StrEnum


class Trouble(StrEnum):
    """Refused, timed out, unknown and not public read the same, so that nobody learns about a network by asking."""

    UNREACHABLE = "We could not reach this page."
    ANSWERED_NO = "The page answered that it is not there, or not for us."
    TOO_LARGE = "The page is larger than what we read."
    GOES_ROUND = "The page sends us on and on to other addresses."
    OF_ANOTHER_KIND = "What is at this address is not of a kind we can read."


class Unread(Exception):
    """The page was not read; `trouble` is the sentence that may be shown."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
