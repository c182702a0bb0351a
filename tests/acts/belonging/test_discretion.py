import logging

import pytest

from barnraiser.acts.belonging.discretion import LOGGERS, Discreet, hushed


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("/invitation/abc123def/", "/invitation/…/"),
        ("/accounts/login/?next=%2Finvitation%2Fabc123def%2F", "/accounts/login/?next=%2Finvitation%2F…%2F"),
        ("/calendar/abc123def.ics", "/calendar/….ics"),
        ("/accounts/password/reset/key/3-abc-123/", "/accounts/password/reset/key/…/"),
        ("/communities/mill/invitations/code/revoke/", "/communities/mill/invitations/code/revoke/"),
    ],
)
def test_a_secret_link_is_hushed(said: str, kept: str) -> None:
    assert hushed(said) == kept


@pytest.mark.parametrize("name", LOGGERS)
def test_every_log_of_requests_is_discreet(name: str) -> None:
    assert any(isinstance(each, Discreet) for each in logging.getLogger(name).filters)


def test_numbers_in_a_log_line_stay_numbers() -> None:
    record = logging.LogRecord("x", 20, "", 0, '"GET %s" %d', ("/invitation/abc123def/", 410), None)
    assert Discreet().filter(record)
    assert record.getMessage() == '"GET /invitation/…/" 410'
