"""Who is signed in, read together with the person they are: every page asks for both."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from .models import Account


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: Any) -> Account | None:
        account = Account.objects.select_related("person").filter(pk=user_id).first()
        return account if account and self.user_can_authenticate(account) else None
