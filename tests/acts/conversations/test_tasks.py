import pytest

from barnraiser.acts.conversations import tasks


@pytest.mark.django_db
def test_a_message_that_is_gone_asks_for_nothing() -> None:
    tasks.fetch_cards.call(404, ["https://fields.example/"])
