"""A letter goes to one person, as plain text, and nobody can smuggle a header into its subject."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outbox
from django.template import engines
from django.template.backends.django import DjangoTemplates

from barnraiser.ground import mail


@pytest.fixture
def letter(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "letter.txt").write_text("Dear {{ name }}, the barn goes up on Saturday.")
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    loader: Any = backend.engine.template_loaders[0]
    folders = [*backend.engine.dirs]
    backend.engine.dirs = [str(tmp_path), *folders]
    loader.reset()
    yield "letter.txt"
    backend.engine.dirs = folders
    loader.reset()


def test_it_reaches_the_one_it_is_for(letter: str) -> None:
    mail.send(letter, to="ruth@aldervalley.example", subject="Saturday", context={"name": "Ruth"})
    [sent] = outbox.outbox
    assert sent.to == ["ruth@aldervalley.example"]
    assert sent.body == "Dear Ruth, the barn goes up on Saturday."


def test_a_subject_is_one_line(letter: str) -> None:
    mail.send(
        letter, to="ruth@aldervalley.example", subject="Saturday\r\nBcc: all@x", context={"name": "Ruth"}
    )
    assert outbox.outbox[0].subject == "Saturday Bcc: all@x"
    assert outbox.outbox[0].bcc == []
