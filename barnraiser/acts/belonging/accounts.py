"""allauth asks here: nobody signs up without an invitation, links in letters lead to the configured address, and whoever
signs in from a browser that never did before hears of it.
"""

from collections.abc import Mapping
from secrets import token_urlsafe
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from barnraiser.ground.web.devices import device
from barnraiser.people import actions as people
from barnraiser.people.models import Account

# How often a day one address gets each kind of letter; `ACCOUNT_RATE_LIMITS` says the number.
LETTERS = {
    "account/email/password_reset_key": "reset_letter",
    "account/email/unknown_account": "reset_letter",
    "account/email/login_code": "code_letter",
}
COOKIE = "device"
TWO_YEARS = 2 * 365 * 24 * 3600


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """One letter, a few a day to one address; whatever host the request claimed to come to, names and links are the network's own."""
        limit = LETTERS.get(template_prefix)
        if limit and not ratelimit.consume(self.request, action=limit, key=email.lower()):
            return
        home = SimpleNamespace(name=settings.NETWORK_NAME, domain=settings.NETWORK_ADDRESS)
        links = {key: at_home(value) for key, value in context.items() if key.endswith("_url")}
        super().send_mail(template_prefix, email, {**context, **links, "current_site": home})

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse:
        """The browser is known from now on; if it was not, the account's owner is told."""
        answer: HttpResponse = super().post_login(request, user, **more)
        token = request.COOKIES.get(COOKIE) or token_urlsafe(32)
        people.know_device(account=user, token=token, called=device(self.get_http_user_agent(request)))
        answer.set_cookie(
            COOKIE,
            token,
            max_age=TWO_YEARS,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return answer


def at_home(link: str) -> str:
    """The same page at the configured address."""
    return settings.NETWORK_ADDRESS + urlunsplit(urlsplit(link)._replace(scheme="", netloc=""))
