"""How much, in words: money from pence or cents, everything else from a plain count."""

from decimal import Decimal

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF ", "SEK": "SEK "}
UNITS = {
    "hours": ("hour", "hours"),
    "skills": ("", ""),
    "things": ("", ""),
    "signatures": ("name", "names"),
}
MINOR = 100


def bare(kind: str, currency: str, amount: int) -> str:
    """`£1,250`, `£3.50`, `12`: without the unit, for figures that stand side by side."""
    if kind != "money":
        return f"{amount:,}"
    whole, rest = divmod(amount, MINOR)
    return f"{SIGNS.get(currency, '')}{whole:,}" + (f".{rest:02}" if rest else "")


def said(kind: str, currency: str, amount: int) -> str:
    """`£1,250`, `1 hour`, `6`: what people and things are counted as, the need’s own title says."""
    one, many = UNITS.get(kind, ("", ""))
    return f"{bare(kind, currency, amount)} {one if amount == 1 else many}".strip()


def to_minor(money: Decimal) -> int:
    """Whole pence or cents."""
    return int((money * MINOR).to_integral_value())


def from_minor(amount: int) -> Decimal:
    return Decimal(amount) / MINOR
