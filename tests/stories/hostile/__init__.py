"""Words that would run a script, and how it is noticed that one ran, or could have."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

_CODE = re.compile("‹([0-9a-f]{2,4})›")
_NUMBER = re.compile(r"lert[(`](\d+)")
HOUSE = re.compile(
    r"^(https?://(localhost|127\.0\.0\.1)[:/]|about:|data:image/(svg\+xml|png|webp)|blob:http://localhost)"
)

# Whatever a payload calls says so in the log of the browser, from any frame.
INIT = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (...said) => console.log('RAN', ...said)"
# What stands in a page and would run when somebody pressed it, or in another browser; and what no page of the house has.
FOUND = """() => {
  const runs = /^[\\s\\x00-\\x20]*(javascript|vbscript|data:(text|image\\/svg|application)|blob|feed|view-source):/i;
  const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster', 'background', 'ping', 'srcdoc', 'values'];
  const mine = s => s.nonce || s.src.startsWith(location.origin) || /json/.test(s.type);
  const bad = [...document.querySelectorAll('*')].filter(e => e.matches('[evil], base, iframe, object, embed, applet, portal, math, body style')
    || e.matches('meta[http-equiv=refresh i]') || (e.localName == 'script' && !mine(e))
    || [...e.attributes].some(a => /^on/i.test(a.name) || (leads.includes(a.name) && (runs.test(a.value) || a.name == 'srcdoc' || a.name == 'ping'))
      || (a.name == 'style' && /url|expression|fixed/i.test(a.value)) || /^(hx-on|x-|v-|ng-)/.test(a.name)));
  return bad.map(e => e.outerHTML.slice(0, 200));
}"""


def _read(line: str, number: int) -> str:
    line = _CODE.sub(lambda found: chr(int(found[1], 16)), line)
    return line.replace("⏎", "\n").replace("⇥", "\t").replace("␀", "\x00").replace("@", str(number))


def _lines() -> list[str]:
    lines = (Path(__file__).parent / "payloads.txt").read_text().split("\n")
    return [line for line in lines if line and not line.startswith("##")]


# NUL is refused by every form, and no database keeps it; mail may carry it.
WITH_NUL = [_read(line, number) for number, line in enumerate(_lines(), 1)]
PAYLOADS = [payload.replace("\x00", "") for payload in WITH_NUL]


def joined(longest: int, between: str = " ", payloads: list[str] = PAYLOADS) -> list[str]:
    """All of them, as many together as fit; one that is longer than a field is cut as the field would cut it."""
    lines: list[str] = []
    for payload in (each[:longest] for each in payloads):
        if lines and len(lines[-1]) + len(between) + len(payload) <= longest:
            lines[-1] += between + payload
        else:
            lines.append(payload)
    return lines


def numbers(page_text: str) -> set[int]:
    """Which of them can be read on a page."""
    return {int(each) for each in _NUMBER.findall(page_text)}


class Watch:
    """A browser that keeps nothing from running, and tells what ran, what was asked of others, and what might run."""

    def __init__(self, context: BrowserContext) -> None:
        self.ran: list[str] = []
        self.asked: list[str] = []
        self.found: list[str] = []
        self.policies: set[str] = set()
        self.seen: set[int] = set()
        context.add_init_script(INIT)
        context.on("console", self._hears)
        context.on("dialog", self._is_asked)
        context.on("request", self._follows)

    def _hears(self, said: ConsoleMessage) -> None:
        if said.text.startswith("RAN"):
            self.ran.append(said.text)

    def _is_asked(self, dialog: Dialog) -> None:
        self.ran.append(dialog.message)
        dialog.dismiss()

    def _follows(self, asks: Request) -> None:
        if not HOUSE.match(asks.url):
            self.asked.append(asks.url)

    def looks(self, page: Page) -> None:
        """At the page as it stands: also its folded parts are opened, since what hides there may wake."""
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        self.found += [f"{page.url}: {each}" for each in page.evaluate(FOUND)]
        self.seen |= numbers(page.evaluate("document.documentElement.textContent"))

    def visits(self, page: Page, *paths: str) -> None:
        """These pages, and those that follow each."""
        for path in paths:
            there: str | None = path
            while there:
                answer = page.goto(there)
                assert answer
                assert answer.status == 200, f"{there}: {answer.status}"
                self.policies.add(answer.headers.get("content-security-policy", "none"))
                self.looks(page)
                there = page.evaluate("document.querySelector('main a[rel=next]')?.href")

    def reads(self, page: Page, markup: str) -> None:
        """Markup of ours as a mail program or a feed reader shows it that keeps nothing out."""
        page.set_content(markup)
        self.looks(page)

    def is_quiet(
        self, *, shows_all: bool = True, telling: Callable[[int], bool] = lambda number: True
    ) -> None:
        """Nothing ran, nothing was asked of anybody else, nothing might run; and all of it was there to be read."""
        assert not self.ran
        assert not self.asked
        assert not self.found
        missing = [
            (number, PAYLOADS[number - 1])
            for number in range(1, len(PAYLOADS) + 1)
            if numbers(PAYLOADS[number - 1]) and telling(number) and number not in self.seen
        ]
        assert not (shows_all and missing)
