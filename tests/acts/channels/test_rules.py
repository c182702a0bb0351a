import pytest

from barnraiser.acts.channels import rules
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .telling import tells


@pytest.mark.parametrize(
    "address",
    [
        "http://loft.example",
        "javascript:alert(1)",
        "https://bank.example@evil.example/",
        "https://loft.example:8443/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[bad/",
        "//loft.example",
    ],
)
def test_an_address_that_hides_where_it_leads_is_refused(address: str) -> None:
    """Reliability class 18."""
    assert not rules.is_plain(address)


def test_a_plain_one_is_taken() -> None:
    assert rules.is_plain("https://loft.makers.example/evenings?day=4")


def test_nobody_floods_the_directory(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "CHANNELS_A_DAY", 1)
    tells(ruth, soil_and_table)
    with pytest.raises(Refused, match="tomorrow"):
        tells(ruth, soil_and_table, address="https://other.example/")
