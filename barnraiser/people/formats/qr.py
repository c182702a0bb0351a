"""The one link as a square that a telephone reads."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString

SIDE = 8
QUIET = 4


def _square(address: str) -> segno.QRCode:
    return segno.make(address, micro=False, error="m")


def svg(address: str, title: str) -> SafeString:
    """The square as a drawing inside a page: dark on white whatever the page's colours, for that is what is read."""
    out = BytesIO()
    _square(address).save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        border=QUIET,
        dark="#000",
        light="#fff",
        omitsize=True,
        title=title,
        svgclass="qr",
        lineclass=None,
    )
    return SafeString(out.getvalue().decode())


def png(address: str) -> bytes:
    """The square as a picture to print."""
    out = BytesIO()
    _square(address).save(out, kind="png", scale=SIDE, border=QUIET)
    return out.getvalue()
