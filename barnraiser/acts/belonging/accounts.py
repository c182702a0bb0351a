"""allauth asks here: nobody signs up without an invitation, and links in letters lead to the configured address."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        from django.urls import reverse

        return f"{settings.NETWORK_ADDRESS}{reverse('account_reset_password_from_key', args=[0, 'x'])}".replace(
            "0-x", key
        )
