"""Archives of other places, made here: invented people, and what must not come in beside what may."""

import io
import json
import tarfile
import zipfile
from typing import Any

from demo import cast

SECRET = "the clover is under the floorboards"
START = 1_772_409_600  # 2 March 2026
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
HOME = "https://bakers.example/users/joaquin"


def packed(members: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data if isinstance(data, str | bytes) else json.dumps(data))
    return out.getvalue()


def tarred(members: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", format=tarfile.USTAR_FORMAT) as file:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            plain = json.dumps(data).encode()
            info.size = len(plain)
            file.addfile(info, io.BytesIO(plain))
    return out.getvalue()


def user(key: str, name: str, address: str = "", **more: Any) -> dict[str, Any]:
    profile = {"real_name": name, **({"email": address} if address else {})}
    return {
        "id": key,
        "team_id": "T7",
        "name": name.split()[0].lower(),
        "real_name": name,
        "profile": profile,
    } | more


def said(by: str, after: float, text: str = "Hello.", **more: Any) -> dict[str, Any]:
    return {"type": "message", "user": by, "ts": ts(after), "text": text} | more


def ts(after: float) -> str:
    return f"{START + after:.6f}"


USERS = [
    user("U1", cast.JOAQUIN.name, cast.JOAQUIN.address),
    user("U2", cast.LUCY.name),
    user("U3", cast.TOMASZ.name),
    user("UB", "Robot", is_bot=True),
]


def slack(
    days: dict[str, Any] | None = None, users: list[dict[str, Any]] | None = None, **more: Any
) -> bytes:
    """A day in #soil, with a thread and a robot; a private channel and a direct message, both full of secrets."""
    days = days if days is not None else {
        "soil/2026-03-02.json": [
            said("U1", 1, "Who has *rye* to spare?", thread_ts=ts(1), reply_count=1),
            said("U2", 2, "Morning, <@U1>! :seedling: <https://rye.example/a|seed>"),
            said("U3", 3, "Me.", thread_ts=ts(1), parent_user_id="U1"),
            said("UB", 4, "Reminder."),
            said("U3", 5, "Rain at last.", files=[{"name": "rain.jpg"}]),
            said("U2", 6, "has joined", subtype="channel_join"),
        ],
        "cellar/2026-03-02.json": [said("U1", 7, SECRET), said("U2", 8, SECRET)],
        "D1/2026-03-02.json": [said("U1", 9, SECRET)],
        "nowhere/2026-03-02.json": [said("U1", 10, SECRET)],
    }  # fmt: skip
    members = {
        "users.json": users if users is not None else USERS,
        "channels.json": [{"id": "C1", "name": "soil", "created": 1, "members": []}],
        "groups.json": [{"id": "G1", "name": "cellar"}],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
    }
    return packed(members | days | more)


def post(
    number: int, by: str, words: str = "<p>Hello.</p>", *, topic: int = 7, **more: Any
) -> dict[str, Any]:
    return {
        "id": topic * 1000 + number, "topic_id": topic, "post_number": number, "username": by, "name": "",
        "created_at": f"2026-03-02T{number % 24:02d}:00:00.000Z", "post_type": 1, "reply_to_post_number": None,
        "cooked": words,
    } | more  # fmt: skip


def topic(*posts: dict[str, Any], title: str = "Rye after lupin", **more: Any) -> dict[str, Any]:
    return {"post_stream": {"posts": list(posts)}, "id": 7, "title": title, "archetype": "regular"} | more


def note(
    number: int, words: str = "<p>Hello.</p>", answers: str | None = None, **more: Any
) -> dict[str, Any]:
    """Something said to everybody, unless it says otherwise."""
    to = more.pop("to", [PUBLIC])
    return {
        "type": "Create", "actor": HOME, "published": f"2026-03-02T{number:02d}:00:00Z", "to": to, "cc": [],
        "object": {
            "type": "Note", "id": f"{HOME}/statuses/{number}", "content": words, "inReplyTo": answers, "to": to, "cc": [],
        } | more,
    }  # fmt: skip


def outbox(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "OrderedCollection", "orderedItems": list(items)}


def mastodon() -> dict[str, Any]:
    return {
        "outbox.json": outbox(
            note(1, "<p>Rye <b>is up</b>.</p>"),
            note(2, "<p>And the lupin.</p>", f"{HOME}/statuses/1", attachment=[{"type": "Document"}]),
            note(3, f"<p>{SECRET}</p>", to=[f"{HOME}/followers"]),
            note(4, f"<p>{SECRET}</p>", to=["https://bakers.example/users/lucy"]),
            {
                "type": "Announce",
                "actor": HOME,
                "published": "2026-03-02T05:00:00Z",
                "to": [PUBLIC],
                "object": "x",
            },
        ),
        "actor.json": {"id": HOME, "name": cast.JOAQUIN.name},
    }
