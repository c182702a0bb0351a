"""Letters: plain text from a template, one person at a time."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string


def send(template: str, *, to: str, subject: str, context: Mapping[str, Any], stop: str = "") -> None:
    """Hand one letter to the mail server. Raises what the server raises: the job that called is tried again.

    `stop` is the address that ends letters of this kind with one press, in the mail program too (RFC 8058).
    """
    one_line = " ".join(subject.split())
    body = render_to_string(template, {**context, "stop": stop})
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    EmailMessage(subject=one_line, body=body, to=[to], headers=headers if stop else {}).send()
