"""A person's own data here: what they kept and wrote, what they said of it, what was asked of them."""

from collections.abc import Iterator
from typing import Any

from barnraiser.ground.manifest import Letter
from barnraiser.people.models import Person

from ..models import Keeping, Page, Support, Version, Wording


def own(person: Person) -> dict[str, Any]:
    """What others wrote is theirs. A no of somebody else is not told here either: it waits."""
    asked = Keeping.objects.filter(by=person).select_related("community").order_by("pk")
    of_mine = Keeping.objects.filter(source__by=person).select_related("community", "source").order_by("pk")
    worded = Wording.objects.filter(by=person).select_related("keeping").order_by("pk")
    wrote = Version.objects.filter(by=person).select_related("section__page").order_by("pk")
    said_so = Support.objects.filter(by=person).select_related("wording").order_by("pk")
    return {
        "kept": [
            {
                "code": k.code,
                "kind": k.kind,
                "in": k.community.name,
                "at": k.at.isoformat(),
                "is_kept": k.is_kept,
            }
            for k in asked
        ],
        "kept_of_what_i_said": [
            {
                "code": k.code,
                "kind": k.kind,
                "in": k.community.name,
                "message": k.source.code,
                "my_answer": k.state,
            }
            for k in of_mine
        ],
        "wordings": [
            {"of": w.keeping.code, "title": w.title, "words": w.words, "at": w.at.isoformat()} for w in worded
        ],
        "i_said_so_too": [{"of": s.wording.title, "at": s.at.isoformat()} for s in said_so],
        "pages_begun": [
            {"title": p.title, "at": p.at.isoformat()} for p in Page.objects.filter(by=person).order_by("pk")
        ],
        "sections": [
            {"page": v.section.page.title, "heading": v.heading, "words": v.words, "at": v.at.isoformat()}
            for v in wrote
        ],
    }


def letters(person: Person) -> Iterator[Letter]:
    """What the person wrote on pages, oldest first."""
    wrote = Version.objects.filter(by=person, restores=None).exclude(words="")
    for version in (
        wrote.select_related("section__page__community").order_by("at", "pk").iterator(chunk_size=500)
    ):
        page = version.section.page
        yield Letter(
            key=f"{version.section.code}-{version.number}",
            at=version.at,
            about=f"{page.title}: {version.heading}",
            words=version.words,
            within=page.community.name,
        )
