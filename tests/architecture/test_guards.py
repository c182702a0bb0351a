"""Every page says who may come: one guard on each URL. What allauth guards itself is listed here, and was reviewed."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views.generic import RedirectView

from barnraiser.ground.web.requests import front_page, member_page, open_page

GUARDS = {"member", "front", "open"}
REVIEWED = {
    *["account_login", "account_logout", "account_signup", "account_reauthenticate", "account_inactive"],
    *["account_change_password", "account_set_password", "account_email", "account_email_verification_sent"],
    *["account_request_login_code", "account_confirm_login_code"],
    *["socialaccount_signup", "socialaccount_connections", "socialaccount_login_error"],
    *["socialaccount_login_cancelled", "openid_connect_login", "openid_connect_callback"],
    *["account_reset_password", "account_reset_password_done"],
    *["account_reset_password_from_key", "account_reset_password_from_key_done"],
    *["mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp"],
    *["mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"],
    *["mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"],
    *["mfa_login_webauthn", "mfa_reauthenticate_webauthn", "usersessions_list"],
}


def patterns(resolver: Any) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def unguarded(urls: Iterable[URLPattern], reviewed: set[str]) -> list[str]:
    """Each URL whose view has no guard and whose name was not reviewed. What only leads on to another needs none."""
    return [
        f"{url.pattern} ({url.name})"
        for url in urls
        if getattr(url.callback, "guard", None) not in GUARDS
        and url.name not in reviewed
        and getattr(url.callback, "view_class", None) is not RedirectView
    ]


def test_every_url_is_guarded() -> None:
    assert unguarded(patterns(get_resolver()), REVIEWED) == []


def test_what_was_reviewed_is_allauths_and_still_there() -> None:
    foreign = {url.name for url in patterns(get_resolver()) if url.callback.__module__.startswith("allauth.")}
    assert foreign == REVIEWED


def test_a_planted_bare_view_is_seen() -> None:
    def bare(request: Any) -> HttpResponse:
        return HttpResponse()

    assert unguarded([path("barn/", bare, name="barn")], REVIEWED) == ["barn/ (barn)"]
    for guard in (member_page, front_page, open_page):
        assert unguarded([path("barn/", guard(bare), name="barn")], REVIEWED) == []
