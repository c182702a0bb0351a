"""The address in every newsletter where its reader sees what is kept of them, and ends it. It opens nothing else."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .models import Reader

SALT = "barnraiser.acts.outward.reader"


def address_for(reader: Reader) -> str:
    return f"{settings.NETWORK_ADDRESS}{reverse('outward:reader', args=[token_for(reader)])}"


def token_for(reader: Reader) -> str:
    return signing.Signer(salt=SALT).sign(reader.code)


def reader_behind(token: str) -> Reader | None:
    """Whose address it is; None where nobody here wrote it, or nothing is kept any more."""
    try:
        code = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Reader.objects.filter(code=code).select_related("community").first()


def was_ours(token: str) -> bool:
    """The house wrote it once, whether or not anything is kept by now."""
    try:
        signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return False
    return True
