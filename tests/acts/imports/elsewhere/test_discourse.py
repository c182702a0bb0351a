import io
import json

import pytest
from tiework.errors import InputError

from barnraiser.acts.imports.elsewhere import letters_of, why
from barnraiser.acts.imports.letters import Letter

from .made import SECRET, post, topic

RYE = topic(
    post(1, "ada", "<p>Rye <b>after</b> lupin?</p>", name="Ada Quill"),
    post(2, "ben", "<p>Yes.</p><blockquote><p>lupin</p></blockquote>"),
    post(3, "cas", raw='[quote="ben, post:2, topic:7"]\nYes.\n[/quote]\nNo. ![field|10x10](upload://f.png)', reply_to_post_number=2),
    post(4, "system", "<p>Closed.</p>", post_type=3),
    post(5, "ada", f"<p>{SECRET}</p>", post_type=4),
    post(6, "ada", f"<p>{SECRET}</p>", deleted_at="2026-03-03"),
)  # fmt: skip


def read(data: object, site: str = "forum.example") -> tuple[list[Letter], dict[str, int]]:
    text = data if isinstance(data, str) else json.dumps(data)
    found = letters_of("discourse", io.BytesIO(text.encode()), name="topic.json", site=site)
    return list(found.letters), dict(found.left_out)


@pytest.mark.requirement("L1")
def test_a_topic_is_a_conversation() -> None:
    letters, left_out = read(RYE)
    assert [one.words for one in letters] == [
        "Rye **after** lupin?",
        "Yes.\n\n> lupin",
        "> *ben:*\n>\n> Yes.\n\n\nNo. *Not brought in: field*",
    ]
    first, second, third = letters
    assert (first.name, first.address, first.title) == (
        "Ada Quill", "ada@forum.example.discourse.invalid", "Rye after lupin",
    )  # fmt: skip
    assert (first.answers, second.answers, third.answers) == ((), (first.id,), (second.id,))
    assert left_out == {why.ROBOTS: 1, why.WHISPERS: 1, why.TAKEN_DOWN: 1}
    assert SECRET not in str(letters)


@pytest.mark.parametrize(
    "data",
    [
        [RYE, topic(post(1, "ada", topic=8), id=8)],
        f"{json.dumps(RYE)}\n{json.dumps(topic(post(1, 'ada', topic=8), id=8))}",
        {"topics": [RYE, topic(post(1, "ada", topic=8), id=8)]},
        {"latest_posts": [*RYE["post_stream"]["posts"], post(1, "ada", topic=8)]},
        [*RYE["post_stream"]["posts"], post(1, "ada", topic=8)],
        "\n".join(json.dumps(one) for one in [*RYE["post_stream"]["posts"], post(1, "ada", topic=8)]),
    ],
)
def test_every_shape_says_the_same(data: object) -> None:
    letters, _ = read(data)
    assert [one.id for one in letters[:3]] == [one.id for one in read(RYE)[0]]
    assert len(letters) == 4


@pytest.mark.parametrize(
    "data",
    [
        {"private_posts": [post(1, "ada", SECRET)]},
        topic(post(1, "ada", SECRET), archetype="private_message"),
        [topic(post(1, "ada", SECRET), archetype="private_message")],
        topic(post(1, "ada", SECRET, topic_archetype="private_message")),
    ],
)
def test_private_messages_are_left_out(data: object) -> None:
    assert read(data) == ([], {why.DIRECT: 1})


def test_two_sites_never_mean_the_same_person_or_post() -> None:
    one, other = read(RYE)[0], read(RYE, "kitchen.example")[0]
    assert {letter.address for letter in one}.isdisjoint(letter.address for letter in other)
    assert {letter.id for letter in one}.isdisjoint(letter.id for letter in other)


def test_without_its_site_nobody_knows_whose_posts_they_are() -> None:
    with pytest.raises(InputError, match="web address of the site"):
        read(RYE, "")


@pytest.mark.parametrize(
    "data", ["{", '{"post_stream": ', '{"posts": []}', "[" * 100_000, '"posts"', '[{"post_stream": 1}]']
)
def test_what_holds_no_posts_is_refused(data: str) -> None:
    with pytest.raises(InputError):
        read(data)


@pytest.mark.parametrize(
    "broken", [post(1, "ada") | {"created_at": "then"}, post(1, ""), {"post_number": "x"}, {"post_number": 1}]
)
def test_one_broken_post_stops_nothing(broken: dict[str, object]) -> None:
    letters, left_out = read([broken, post(2, "ben")])
    assert len(letters) == 1
    assert left_out == {why.UNREADABLE: 1}
