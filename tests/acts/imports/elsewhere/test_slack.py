import io
from typing import Any

import pytest
from tiework.errors import InputError

from barnraiser.acts.imports.elsewhere import letters_of, why
from barnraiser.acts.imports.letters import Letter
from demo import cast

from .made import SECRET, USERS, packed, said, slack, ts, user


def read(data: bytes) -> tuple[list[Letter], dict[str, int]]:
    found = letters_of("slack", io.BytesIO(data), name="slack.zip")
    return list(found.letters), dict(found.left_out)


@pytest.mark.requirement("L1")
def test_what_was_said_in_public_comes_in_and_nothing_else() -> None:
    letters, left_out = read(slack())
    assert [one.words for one in letters] == [
        "Who has **rye** to spare?",
        "Morning, @Joaquín Ferrer! 🌱 [seed](https://rye.example/a)",
        "Me.",
        "Rain at last.\n\n*Not brought in: rain.jpg*",
    ]
    assert left_out == {why.PRIVATE_CHANNELS: 3, why.DIRECT: 1, why.ROBOTS: 2}
    assert SECRET not in str(letters)


def test_a_thread_is_one_conversation_and_the_rest_of_a_day_another() -> None:
    letters, _ = read(slack())
    asked, morning, answered, rain = letters
    assert answered.answers == (asked.id,)
    assert (asked.title, asked.within) == ("", "")
    assert morning.title == rain.title == "#soil, 2 March 2026"
    assert morning.within == rain.within != ""
    assert not rain.answers


def test_an_address_is_taken_where_only_one_has_it() -> None:
    letters, _ = read(slack())
    assert letters[0].address == cast.JOAQUIN.address
    assert letters[1].address == "u2@t7.slack.invalid"
    shared = [user(f"U{n}", f"Person {n}", "office@aldervalley.example") for n in (1, 2, 3)]
    letters, _ = read(slack(users=shared))
    assert len({one.address for one in letters}) == 4
    assert all(one.address.endswith(".slack.invalid") for one in letters)


def test_two_workspaces_never_mean_the_same_person() -> None:
    of_another = [one | {"team_id": "T8"} for one in USERS]
    first, second = ({one.address for one in read(slack(users=users))[0]} for users in (USERS, of_another))
    assert first & second == {cast.JOAQUIN.address}


def test_without_a_team_the_oldest_channel_tells_workspaces_apart() -> None:
    teamless = [{key: value for key, value in one.items() if key != "team_id"} for one in USERS]
    older: dict[str, Any] = {
        "channels.json": [
            {"id": "C0", "name": "first", "created": 0},
            {"id": "C1", "name": "soil", "created": 1},
        ]
    }
    first, second = (read(slack(None, teamless, **more))[0] for more in ({}, older))
    assert {one.id for one in first}.isdisjoint(one.id for one in second)


@pytest.mark.parametrize(
    "broken",
    [
        said("U1", 1) | {"ts": "yesterday"},
        said("U1", 1) | {"ts": "9" * 400},
        said("", 1),
        {"type": "message"},
        {"type": ["message"], "user": {}},
    ],
)
def test_one_broken_message_stops_nothing(broken: dict[str, object]) -> None:
    letters, left_out = read(slack({"soil/2026-03-02.json": [broken, said("U1", 2, "Whole.")]}))
    assert [one.words for one in letters] == ["Whole."]
    assert sum(left_out.values()) == 1


def test_a_thread_may_lead_in_a_circle() -> None:
    days = {"soil/2026-03-02.json": [said("U1", 1, thread_ts=ts(2)), said("U2", 2, thread_ts=ts(1))]}
    assert len(read(slack(days))[0]) == 2


@pytest.mark.parametrize(
    "members",
    [{"users.json": [], "../users.json": []}, {"/users.json": []}, {"a.json": []}, {"users.json": "[{"}],
)
def test_what_is_no_export_or_not_safe_is_refused(members: dict[str, object]) -> None:
    with pytest.raises(InputError):
        read(packed(members))


def test_a_bomb_and_a_torn_zip_are_refused() -> None:
    bomb = packed({"users.json": USERS, "channels.json": b"[" + b" " * 60_000_000 + b"]"})
    assert len(bomb) < 100_000
    for data in (bomb, slack()[:-200]):
        with pytest.raises(InputError):
            read(data)
