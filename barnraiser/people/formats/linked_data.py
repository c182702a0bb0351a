"""The page as linked data: a Person of schema.org, in JSON-LD."""

import json
from typing import Any

from django.utils.safestring import SafeString

from .. import countries
from ..queries import Page

# What would end the script it stands in is written another way; a reader of JSON takes it back.
_SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def person(page: Page, image: str = "") -> dict[str, Any]:
    """The person of this page. What the reader may not know is not there, rather than empty."""
    who = page.who
    said = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": page.address,
        "url": page.address,
        "name": who.name,
        "description": who.tagline,
        "disambiguatingDescription": who.sentence,
        "image": image,
        "sameAs": [url for _, url in page.links],
        "address": _address(page),
        "knowsLanguage": page.language_codes,
        "knowsAbout": [*dict.fromkeys([*(row.subject for row in page.expertise), *page.cares])],
        "affiliation": [_organisation(row.organisation, row.website) for row in page.affiliations],
        "jobTitle": [row.role for row in page.affiliations if row.role],
    }
    return {key: value for key, value in said.items() if value}


def _address(page: Page) -> dict[str, str]:
    if not (page.who.place or page.who.country):
        return {}
    where = {"addressLocality": page.who.place, "addressCountry": countries.name(page.who.country)}
    return {"@type": "PostalAddress"} | {key: value for key, value in where.items() if value}


def _organisation(name: str, website: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} | ({"url": website} if website else {})


def script(said: dict[str, Any]) -> SafeString:
    """The data as the text of a script element: nothing in it can end the element."""
    return SafeString(json.dumps(said, ensure_ascii=False).translate(_SAFE))
