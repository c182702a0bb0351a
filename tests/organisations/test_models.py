import pytest

from barnraiser.organisations.models import Organisation


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Brightwell Mills", "BM"),
        ("The Valley Courier", "VC"),
        ("Clay & Grain", "CG"),
        ("bread", "B"),
        ("& Sons of the Ås", "SÅ"),
        ("–", "?"),
    ],
)
def test_a_plaque_bears_two_letters(name: str, letters: str) -> None:
    assert Organisation(name=name).initials == letters
