import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from tiework.errors import InputError

from barnraiser.acts.imports.elsewhere import letters_of, why
from barnraiser.acts.imports.letters import Letter
from demo import cast

from .made import HOME, PUBLIC, SECRET, mastodon, note, outbox, packed, tarred


def read(data: bytes) -> tuple[list[Letter], dict[str, int]]:
    found = letters_of("mastodon", io.BytesIO(data), name="archive.zip")
    return list(found.letters), dict(found.left_out)


@pytest.mark.requirement("L1")
@pytest.mark.parametrize("pack", [packed, tarred])
def test_what_was_said_to_everybody_comes_in(pack: Callable[[dict[str, Any]], bytes]) -> None:
    letters, left_out = read(pack(mastodon()))
    assert [one.words for one in letters] == [
        "Rye **is up**.",
        "And the lupin.\n\n*Not brought in: 1 attachment*",
    ]
    assert letters[1].answers == (letters[0].id,)
    assert {(one.name, one.address) for one in letters} == {
        (cast.JOAQUIN.name, "joaquin@bakers.example.mastodon.invalid")
    }
    assert left_out == {why.FOLLOWERS: 1, why.DIRECT: 1, why.PASSED_ON: 1}
    assert SECRET not in str(letters)


def test_the_outbox_alone_is_enough() -> None:
    letters, _ = read(json.dumps(mastodon()["outbox.json"]).encode())
    assert {one.name for one in letters} == {"joaquin"}


@pytest.mark.parametrize(
    ("to", "is_brought"),
    [
        ([PUBLIC], True), (["as:Public"], True), ([f"{HOME}/followers", PUBLIC], True),
        ([f"{HOME}/followers"], False), ([], False), (["https://evil.example/#Public"], False), ("Public", True), ({}, False),
    ],
)  # fmt: skip
def test_only_what_says_it_is_public_is(to: object, is_brought: bool) -> None:
    letters, _ = read(json.dumps(outbox(note(1, to=to))).encode())
    assert bool(letters) == is_brought


def test_what_was_said_must_be_public_too_not_only_the_saying() -> None:
    item = note(1, SECRET)
    item["object"]["to"] = [f"{HOME}/followers"]
    assert read(json.dumps(outbox(item)).encode()) == ([], {why.FOLLOWERS: 1})


def test_a_warning_is_the_title() -> None:
    letters, _ = read(json.dumps(outbox(note(1, summary="Slugs"))).encode())
    assert letters[0].title == "Slugs"


@pytest.mark.parametrize(
    "data", [packed({"likes.json": []}), b"{", b'{"orderedItems": [', packed({"../outbox.json": outbox()})]
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)
