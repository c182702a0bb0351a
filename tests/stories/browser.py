"""What a story asks of a page beyond its words: that everyone can use it, and that the browser has no complaint."""

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

AXE = Axe().axe_script
WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_complaints: WeakKeyDictionary[BrowserContext, list[str]] = WeakKeyDictionary()
_scriptless: WeakSet[BrowserContext] = WeakSet()


def listen(context: BrowserContext, *, javascript: bool = True) -> None:
    """From now on remember what the browser complains of: errors, and what the content policy kept out."""
    heard: list[str] = []
    _complaints[context] = heard
    if not javascript:
        _scriptless.add(context)
    context.on(
        "console", lambda message: heard.extend(complaint(message.type, message.text, _where(message)))
    )
    context.on("weberror", lambda error: heard.append(str(error.error)))


def _where(message: ConsoleMessage) -> str:
    return str(message.location.get("url", ""))


def complaint(kind: str, text: str, url: str) -> list[str]:
    """The complaint in a console message, if it is one. A page that answers 403, 404 or 422 is none; a file is."""
    answered = text.startswith("Failed to load resource") and any(
        f"status of {n}" in text for n in (403, 404, 422)
    )
    # Said by the clock, and so of a busy machine too: `idle_fonts` asks the same of the page itself.
    impatient = "preloaded using link preload but not used within a few seconds" in text
    if kind not in {"error", "warning"} or impatient:
        return []
    if answered and "/static/" not in url and "/media/" not in url:
        return []
    return [f"{text} ({url})"]


def complaints_of(page: Page) -> list[str]:
    return _complaints.get(page.context, [])


def barriers(page: Page, *, colours: bool = True) -> list[str]:
    """What keeps somebody out, by WCAG 2.2 AA: the rule, why, and where. Without `colours`, all but what is hard to read."""
    options = {"runOnly": {"type": "tag", "values": WCAG_AA}, "resultTypes": ["violations"]}
    if not colours:
        options["rules"] = {"color-contrast": {"enabled": False}}
    page.evaluate(AXE)
    found: Iterable[dict[str, Any]] = page.evaluate(
        "options => axe.run(document, options).then(found => found.violations)", options
    )
    return [
        f"{barrier['id']}: {barrier['help']}: "
        + "; ".join(str(node["target"]) for node in barrier["nodes"][:5])
        for barrier in found
    ]


def spills(page: Page) -> bool:
    """Whether the page has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))


def idle_fonts(page: Page) -> list[str]:
    """The typefaces fetched ahead of need that no word of the page is set in."""
    return page.evaluate(  # type: ignore[no-any-return]
        """async () => {
            await document.fonts.ready;
            const used = [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.toLowerCase());
            return [...document.querySelectorAll('link[rel=preload][as=font]')].map(link => link.href.split('/').pop())
                .filter(file => !used.some(family => file.startsWith(family.replaceAll('"', '').replaceAll(' ', '-'))));
        }"""
    )


def looks_right(page: Page, *, colours: bool = False) -> None:
    """Assert that the page has one heading, keeps nobody out, fits the screen, and gave no cause for complaint.

    A click that leads elsewhere returns when the answer begins, so the page is waited for before it is looked at. What
    measures barriers is a script with timers, so without scripts that part is left to the visit that has them; what is
    drawn does not depend on the database, so it is measured on one of them; and whether colours can be told apart takes
    longest and is measured where every page is walked.
    """
    page.wait_for_load_state()
    where = page.url
    if page.context not in _scriptless:
        assert (idle := idle_fonts(page)) == [], f"{where} fetches what it does not use: {idle}"
    expect(page.locator("h1"), f"{where} has one main heading").to_have_count(1)
    if page.context not in _scriptless and connection.vendor == "sqlite":
        assert (found := barriers(page, colours=colours)) == [], f"{where}: {found}"
    assert not spills(page), f"{where} is wider than its screen"
    assert complaints_of(page) == [], f"{where}: {complaints_of(page)}"
