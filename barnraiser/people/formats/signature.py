"""What stands under a letter: the same in HTML, for mail programs from before style sheets, and in plain text."""

from django.template.loader import render_to_string

from ..queries import Page


def as_html(page: Page, portrait_url: str = "") -> str:
    """A table with its styles on each element: no class, no style sheet, and no picture but one that everybody may see."""
    drawn = render_to_string("people/signature.html", {"page": page, "portrait_url": portrait_url})
    return " ".join(drawn.split())


def as_text(page: Page) -> str:
    """Name, line, every address on a line of its own. Below the two dashes by which mail programs know a signature."""
    who = page.who
    rows = [who.name, who.tagline, *(str(row) for row in page.affiliations[:2]), page.address]
    rows += [f"{label}: {url}" for label, url in page.links]
    return "\n".join(["-- ", *filter(None, rows)])
