import time
from typing import Any

import pytest

from barnraiser.ground.outside import Unread, destination, lines


def test_a_deadline_comes_whatever_happens() -> None:
    deadline = lines.Deadline(60)
    assert deadline.left(5) == 5
    assert 50 < deadline.left(100) <= 60
    with pytest.raises(TimeoutError):
        lines.Deadline(0).left(5)


@pytest.mark.parametrize("answers", [[], ["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:8.8.8.8"]])
def test_one_address_inside_spoils_the_name(answers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "resolve", lambda host, port: answers)
    with pytest.raises(Unread):
        lines.addresses_of("fields.example", 443, lines.Deadline(5))


def test_a_name_that_nobody_answers_for_is_waited_for_no_longer_than_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lines, "resolve", lambda host, port: time.sleep(5))
    began = time.monotonic()
    with pytest.raises(Unread):
        lines.addresses_of("fields.example", 443, lines.Deadline(0.05))
    assert time.monotonic() - began < 4


def test_the_next_address_is_tried_where_the_first_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[str, int]] = []

    def refuses(end: tuple[str, int], timeout: float) -> None:
        tried.append(end)
        raise ConnectionRefusedError

    monkeypatch.setattr(
        lines, "resolve", lambda host, port: ["2606:4700::1111", "8.8.8.8", "8.8.4.4", "1.1.1.1"]
    )
    monkeypatch.setattr("socket.create_connection", refuses)
    with pytest.raises(Unread):
        lines.dial(destination("http://fields.example/"), lines.Deadline(5))
    assert tried == [("2606:4700::1111", 80), ("8.8.8.8", 80), ("8.8.4.4", 80)]


def test_the_house_does_not_visit_itself(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ALLOWED_HOSTS = ["valley.example", ".old.example"]
    asked: list[str] = []
    monkeypatch.setattr(lines, "resolve", lambda host, port: asked.append(host))
    for url in ("https://valley.example/", "https://fields.example:25/", "https://fields.example:8000/"):
        with pytest.raises(Unread):
            lines.dial(destination(url), lines.Deadline(5))
    assert asked == []
