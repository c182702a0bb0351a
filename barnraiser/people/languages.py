"""The languages of ISO 639, each by the shortest code it has. The list is read when it is first asked for."""

from collections.abc import Iterable, Mapping
from functools import cache

# What pycountry says at length is said shortly here.
_SHORTER = {"el": "Greek", "sw": "Swahili", "ms": "Malay", "ne": "Nepali", "or": "Odia"}


@cache
def names() -> Mapping[str, str]:
    """Names as they are commonly said, by code, in the order of the alphabet: languages people live in, none made up."""
    import pycountry

    said = {}
    for language in pycountry.languages:
        if language.type in {"L", "C"} and language.scope in {"I", "M"}:
            code = getattr(language, "alpha_2", language.alpha_3)
            said[code] = _SHORTER.get(code) or getattr(language, "common_name", language.name)
    return dict(sorted(said.items(), key=lambda row: row[1]))


def name(code: str) -> str:
    """The language's name, or nothing for a code that is none."""
    return names().get(code, "") if code else ""


@cache
def _codes() -> Mapping[str, str]:
    """Codes by whatever somebody may write: the name, its first word, the code."""
    by_name = {said.casefold(): code for code, said in names().items()}
    short = {said.split(" (")[0].casefold(): code for code, said in names().items() if len(code) == 2}
    return {code: code for code in names()} | by_name | short | by_name


def code_of(words: str) -> str:
    """The code of the language somebody wrote by its name or its code; nothing where there is no such language."""
    return _codes().get(" ".join(words.split()).casefold(), "")


def said(codes: Iterable[str]) -> list[str]:
    """The names of these languages, without codes that are none."""
    return [named for code in codes if (named := name(code))]
