"""Letters: plain text from a template, and where there is one a page beside it; one person at a time."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def send(
    template: str, *, to: str, subject: str, context: Mapping[str, Any], stop: str = "", page: str = ""
) -> None:
    """Hand one letter to the mail server. Raises what the server raises: the job that called is tried again.

    `stop` is the address that ends letters of this kind with one press, in the mail program too (RFC 8058); `page` the
    template of the same as HTML, which needs no styles and loads nothing.
    """
    one_line = " ".join(subject.split())
    known = {**context, "stop": stop}
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    letter = EmailMultiAlternatives(
        subject=one_line, body=render_to_string(template, known), to=[to], headers=headers if stop else {}
    )
    if page:
        letter.attach_alternative(render_to_string(page, known), "text/html")
    letter.send()
