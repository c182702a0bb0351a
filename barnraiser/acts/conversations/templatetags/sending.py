"""`{% load sending %}`: the places for photographs and files beside somebody's words."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..forms import UploadsForm

register = template.Library()


@register.simple_tag
def sending_places(uploads: UploadsForm) -> SafeString:
    """Each place for a file with the words for what it shows. Where nothing was sent yet they are the same for everybody."""
    return _drawn(uploads) if uploads.is_bound else _empty()


@cache
def _empty() -> SafeString:
    return _drawn(UploadsForm())


def _drawn(uploads: UploadsForm) -> SafeString:
    return render_to_string("conversations/parts/sending_places.html", {"places": uploads.places})
