import io
import json

import pytest
from tiework.errors import InputError

from barnraiser.acts.imports.kinds import host_of, kind_of_file

from .archive import MAY, mbox
from .elsewhere.made import mastodon, packed, post, slack, tarred, topic


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (mbox(*MAY), "mbox"),
        (slack(), "slack"),
        (packed(mastodon()), "mastodon"),
        (tarred(mastodon()), "mastodon"),
        (json.dumps(topic(post(1, "ada"))).encode(), "discourse"),
    ],
)
def test_the_kind_is_seen_from_the_file(data: bytes, kind: str) -> None:
    file = io.BytesIO(data)
    assert kind_of_file(file, "archive") == kind
    assert file.tell() == 0


@pytest.mark.parametrize(
    "data", [b"", b"name,address\n", b"\x89PNG\r\n\x1a\n", packed({"a": []}), b'{"nodes": []}']
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        kind_of_file(io.BytesIO(data), "archive")


@pytest.mark.parametrize(
    "said",
    [
        "forum.example.org",
        "https://Forum.Example.org/t/rye/7",
        "www.forum.example.org",
        " http://forum.example.org:8080 ",
    ],
)
def test_one_site_however_it_is_written(said: str) -> None:
    assert host_of(said) == "forum.example.org"
