"""The way from a thing that everybody may read to where it is passed on."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .icons import icon


def link(about: Any, said: str) -> SafeString:
    address = reverse(settings.SHARE_URL, args=[about.code])
    return format_html('<a class="xs muted" href="{}">{}{}</a>', address, icon("share-network"), said)
