"""Pictures for other programs: the portrait as a JPEG, and the card that stands beside a link somebody passes on."""

from io import BytesIO

from PIL import Image, ImageDraw

from ..models import Person
from ..queries import Page
from .lettering import Hand

WIDE, HIGH = 1200, 630
FACE = 300
MARGIN = 80
LIME, TAR, QUIET, FALU = (250, 247, 240), (35, 31, 28), (90, 82, 75), (139, 38, 30)
NAME, LINE, HOUSE = Hand("vollkorn", 68, 600), Hand("vollkorn", 38, 400), Hand("commissioner", 30, 500)


def portrait(person: Person, side: int = 320) -> bytes:
    """The person's picture as a JPEG, which every mail program shows; nothing where there is none."""
    image = _picture(person)
    if image is None:
        return b""
    out = BytesIO()
    image.resize((side, side)).save(out, "JPEG", quality=88)
    return out.getvalue()


def card(page: Page, network: str) -> bytes:
    """Name, line and address with the portrait, 1200 by 630, as a PNG. What the fonts here cannot write is left out."""
    image = Image.new("RGB", (WIDE, HIGH), LIME)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDE, 16), fill=FALU)
    left = MARGIN
    if page.who.picture_url and (face := _picture(page.who.person)):
        image.paste(face.resize((FACE, FACE)), (MARGIN, (HIGH - FACE) // 2))
        left += FACE + 60
    _write(draw, page, network, left)
    out = BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _write(draw: ImageDraw.ImageDraw, page: Page, network: str, left: int) -> None:
    room = WIDE - left - MARGIN
    rows = [(row, NAME, TAR, 84) for row in NAME.wrapped(page.who.name, room, 2)]
    rows += [(row, LINE, QUIET, 52) for row in LINE.wrapped(page.who.tagline, room, 3)]
    top = (HIGH - sum(height for *_, height in rows)) // 2 - 24
    for row, hand, ink, height in rows:
        hand.write(draw, (left, top), row, ink)
        top += height
    for row in HOUSE.wrapped(page.said_address, room, 1):
        HOUSE.write(draw, (left, HIGH - 100), row, FALU)
    for row in HOUSE.wrapped(network, room, 1):
        HOUSE.write(draw, (left, 56), row, QUIET)


def _picture(person: Person) -> Image.Image | None:
    if not person.picture.name:
        return None
    try:
        with person.picture.open("rb") as file, Image.open(file, formats=("WEBP",)) as image:
            flat = Image.new("RGB", image.size, (255, 255, 255))
            flat.paste(image, mask=image.getchannel("A") if "A" in image.getbands() else None)
            return flat
    except OSError:
        return None
