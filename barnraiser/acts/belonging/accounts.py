"""allauth asks here: nobody signs up without an invitation, and links in letters lead to the configured address."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest

RESET_LETTERS = {"account/email/password_reset_key", "account/email/unknown_account"}


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """One letter, a few a day to one address; whatever host the request claimed to come to, names and links are the network's own."""
        if template_prefix in RESET_LETTERS and not ratelimit.consume(
            self.request, action="reset_letter", key=email.lower()
        ):
            return
        home = SimpleNamespace(name=settings.NETWORK_NAME, domain=settings.NETWORK_ADDRESS)
        links = {key: at_home(value) for key, value in context.items() if key.endswith("_url")}
        super().send_mail(template_prefix, email, {**context, **links, "current_site": home})


def at_home(link: str) -> str:
    """The same page at the configured address."""
    return settings.NETWORK_ADDRESS + urlunsplit(urlsplit(link)._replace(scheme="", netloc=""))
