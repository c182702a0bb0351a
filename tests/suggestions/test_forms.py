from barnraiser.suggestions.forms import KeyForm


def test_a_key_is_asked_and_is_not_endless() -> None:
    assert KeyForm({"key": "lend"}).is_valid()
    assert not KeyForm({"key": ""}).is_valid()
    assert not KeyForm({"key": "l" * 121}).is_valid()
