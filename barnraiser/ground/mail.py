"""Letters: plain text from a template, one person at a time."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string


def send(template: str, *, to: str, subject: str, context: Mapping[str, Any]) -> None:
    """Hand one letter to the mail server. Raises what the server raises: the job that called is tried again."""
    one_line = " ".join(subject.split())
    EmailMessage(subject=one_line, body=render_to_string(template, dict(context)), to=[to]).send()
