"""The README's picture, taken from a running demo: `python -m tools.picture http://localhost:8000`."""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from demo.sign_in import PASSWORD

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "demo.png"
PAGES = ("/", "/communities/soil-and-table/", "/communities/soil-and-table/capital/")
SIZE = (1280, 1500)


def take(address: str) -> None:
    """The picture shows three pages of the demo as Ruth sees them, side by side."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme="light")
        sign_in(page, address)
        shots = [shot(page, address + path) for path in PAGES]
        browser.close()
    wide = Image.new("RGB", (SIZE[0] * len(shots) // 2, SIZE[1] // 2), "white")
    for place, image in enumerate(shots):
        wide.paste(
            image.resize((SIZE[0] // 2, SIZE[1] // 2), Image.Resampling.LANCZOS), (place * SIZE[0] // 2, 0)
        )
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    wide.quantize(256, method=Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/accounts/login/")
    page.get_by_label("Email").fill("ruth@aldervalley.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{address}/")


def shot(page: Page, url: str) -> Image.Image:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(page.screenshot()))


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/"))
