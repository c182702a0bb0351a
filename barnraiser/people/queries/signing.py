"""How somebody signs in. For themselves, and for the rules that ask for more."""

from allauth.mfa.models import Authenticator

from ..models import Person

SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: Person) -> bool:
    """Whether more than a password opens the person's account: a passkey, or an app that makes codes."""
    return bool(Authenticator.objects.filter(user__person=person, type__in=SECOND).exists())
