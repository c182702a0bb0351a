import pytest
from pytest_django import Settings

from .telling import AUTHSERV, DOMAIN


@pytest.fixture(autouse=True)
def mail_server(settings: Settings) -> None:
    """The host's own mail server has a name, and a domain for the lists."""
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV, settings.MAIL_SEALERS = DOMAIN, AUTHSERV, frozenset()
