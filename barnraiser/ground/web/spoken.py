from django.utils.html import format_html
from django.utils.safestring import SafeString


def spoken(label: str) -> SafeString:
    """The attributes that give a picture its sentence, or hide it where words beside it say enough."""
    return format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
