"""The way from any thing to its community's keepers."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .icons import icon


def link(about: Any, said: str) -> SafeString:
    address = f"{reverse(settings.CONCERN_URL)}?{urlencode({'about': str(about.ref)})}"
    return format_html(
        '<a class="xs muted concern" href="{}" rel="nofollow">{}{}</a>', address, icon("flag"), said
    )
