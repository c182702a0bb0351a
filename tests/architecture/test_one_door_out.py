"""`ground.outside` alone opens connections to somewhere: everything that is fetched goes through its one guard."""

from .house import Source, imports, sources

_DIALLING = (
    "socket", "ssl", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "httplib2", "pycurl",
    "ftplib", "telnetlib", "smtplib", "xmlrpc.client", "asyncio.streams",
)  # fmt: skip
# Whether the port of one's own server is free, and whether it answers: nobody outside says which.
REVIEWED = {"barnraiser.config.serving"}


def other_doors(source: Source) -> list[str]:
    """Each import in a file of what can open a connection."""
    found = ((name and f"{module}.{name}") or module for module, name in imports(source))
    return [
        f"{source.module} imports {target}"
        for target in found
        if any(f"{target}.".startswith(f"{dialling}.") for dialling in _DIALLING)
    ]


def test_there_is_one_door_out() -> None:
    seen = {
        source.module: doors
        for source in sources()
        if not source.module.startswith("barnraiser.ground.outside.") and (doors := other_doors(source))
    }
    assert set(seen) == REVIEWED, seen


def test_nothing_in_the_house_lets_this_machine_stand_in_for_the_outside() -> None:
    named = {
        source.module
        for source in sources()
        if "standing_in" in source.text or "OUTSIDE_PORTS" in source.text
    }
    inside = {f"barnraiser.ground.outside{name}" for name in ("", ".lines", ".standing_in")}
    assert named == inside | {"barnraiser.config.settings.network"}


def test_a_planted_door_is_seen() -> None:
    for line in (
        "import socket",
        "import http.client",
        "from http import client",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import requests.sessions",
        "from httpx import get",
    ):
        assert other_doors(Source("barnraiser.people.actions", line)), line
    for line in (
        "from urllib.parse import urlsplit",
        "from http import HTTPStatus",
        "from barnraiser.ground import outside",
    ):
        assert not other_doors(Source("barnraiser.people.actions", line)), line
