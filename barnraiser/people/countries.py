"""The countries of ISO 3166, by their two letters. The list is read when it is first asked for."""

from collections.abc import Mapping
from functools import cache


@cache
def names() -> Mapping[str, str]:
    """Names as they are commonly said, by code, in the order of the alphabet."""
    import pycountry

    said = {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}
    return dict(sorted(said.items(), key=lambda row: row[1]))


def name(code: str) -> str:
    """The country's name, or nothing for a code that is none."""
    return names().get(code, "") if code else ""


def choices() -> list[tuple[str, str]]:
    return [("", "I would rather not say"), *names().items()]


def region(country: str, code: str) -> str:
    """The region's name by ISO 3166-2, or nothing where the code is a number, or none."""
    import pycountry

    if not code.isalpha():
        return ""
    found = pycountry.subdivisions.get(code=f"{country}-{code}")  # type: ignore[no-untyped-call]
    return str(found.name) if found else ""
