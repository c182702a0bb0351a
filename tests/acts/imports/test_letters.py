import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tiework.readers.mbox import Message, iter_messages, read_mbox

from barnraiser.acts.imports.letters import Letter, known_as, nowhere, write

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def kept(letter: Letter) -> Message:
    file = io.BytesIO()
    assert write([letter, letter], file) == 2
    file.seek(0)
    return next(iter_messages(file, name="mail", now=datetime(2026, 12, 1, tzinfo=UTC)))


def letter(**more: object) -> Letter:
    given = {
        "id": "a@slack",
        "name": "Ada",
        "address": "ada@x.invalid",
        "at": AT,
        "title": "Rye",
        "words": "Hello.",
    } | more
    return Letter(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "Hello.",
        "From here Mon Mar  2 09:00:00 2026\nFrom: x\n\n.",
        "Überall Lehm 🌱\r\n\n--\n> q",
        "\udc80 half",
        "x" * 5000,
    ],
)
def test_words_are_kept_to_the_letter(words: str) -> None:
    assert (
        kept(letter(words=words)).body.strip()
        == words.encode("utf-8", "replace").decode().replace("\r\n", "\n").strip()
    )


@pytest.mark.parametrize(
    "name",
    ["Ada <evil@list.example>", "Ada\nBcc: x@list.example", 'A"d\\a', "Ädä Q", "Ada via list", "(Ada)"],
)
def test_a_name_changes_nothing_but_the_name(name: str) -> None:
    message = kept(letter(name=name, title=f"Rye\n{name}"))
    assert (message.sender_address, message.id, message.date) == ("ada@x.invalid", "a@slack.invalid", AT)
    assert message.body.strip() == "Hello."


def test_what_it_answers_and_where_it_stands_are_kept() -> None:
    message = kept(letter(answers=("b@slack",), within="c@slack"))
    assert (message.in_reply_to, message.references) == (("b@slack.invalid",), ("c@slack.invalid",))


@pytest.mark.parametrize("year", [1, 1700, 9999])
def test_a_year_that_cannot_be_keeps_its_letter(year: int, tmp_path: Path) -> None:
    path = tmp_path / "mail"
    with path.open("wb") as file:
        write([letter(), letter(id="b@slack", at=AT.replace(year=year))], file)
    assert len(read_mbox(path).messages) == 2


def test_addresses_for_those_without_one_are_never_anybodys() -> None:
    assert nowhere("U1", "T1", "slack") == "u1@t1.slack.invalid"
    odd = [nowhere(who, "t", "slack") for who in ("a@b", "a b", "a\nb", "", "x" * 300, "..", "a<b>")]
    assert len(set(odd)) == len(odd)
    assert all(one.count("@") == 1 and one.endswith(".invalid") and len(one) < 254 for one in odd)


def test_parts_that_run_together_are_not_the_same() -> None:
    assert known_as("a", "bc") != known_as("ab", "c")


def test_what_has_no_title_is_called_by_how_it_begins() -> None:
    assert (
        kept(letter(title="", words="> *Who* has [rye](https://a.example) to_day?\n\nMore.")).subject
        == "Who has rye to_day?"
    )
