from decimal import Decimal

import pytest

from barnraiser.acts.campaigns import amounts


@pytest.mark.parametrize(
    ("kind", "currency", "amount", "words"),
    [
        ("money", "GBP", 125_000, "£1,250"),
        ("money", "EUR", 350, "€3.50"),
        ("money", "CHF", 100, "CHF 1"),
        ("hours", "", 1, "1 hour"),
        ("hours", "", 12, "12 hours"),
        ("skills", "", 3, "3"),
        ("things", "", 6, "6"),
        ("signatures", "", 1312, "1,312 names"),
    ],
)
def test_how_much_is_said(kind: str, currency: str, amount: int, words: str) -> None:
    assert amounts.said(kind, currency, amount) == words


def test_pence_come_back_as_they_went() -> None:
    assert amounts.to_minor(Decimal("250.50")) == 25_050
    assert amounts.from_minor(25_050) == Decimal("250.50")
    assert amounts.bare("signatures", "", 1312) == "1,312"
