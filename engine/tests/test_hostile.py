"""Files that mean harm, or were harmed: refused in one line or read within bounds, and never a traceback."""

import gzip
import json
import random

import pytest
from archives import GRAPHML, acts_of, of, post, slack, slack_message, tarred, workbook, zipped
from tiework.errors import InputError, TieworkError
from tiework.readers import FORMATS, Limits

SMALL = Limits(unpacked=2**20, members=50, rows=1_000, acts=1_000, people=500, text=2**18, block=2**16)


def refusal(data, name, **options):
    """What is said where it is refused; empty where it is read."""
    try:
        of(data, name, **options)
    except TieworkError as said:
        return str(said)
    return ""


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'])
def test_xml_with_a_document_type_is_refused(declared):
    with pytest.raises(InputError):
        of(GRAPHML.replace("?>\n", f"?>\n{declared}\n", 1), "net.graphml")


def test_an_entity_in_a_workbook_is_refused():
    book = workbook({"connections": [["from", "to"], ["Ada", "Ben"]]})
    assert len(acts_of(of(book, "map.xlsx", format="kumu-xlsx"))) == 1
    members = {"xl/workbook.xml": f"<?xml version='1.0'?>{LAUGHS}<workbook>&b;</workbook>"}
    with pytest.raises(InputError):
        of(zipped(members), "map.xlsx", format="kumu-xlsx")


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"log.csv": data})], ids=["gzip", "zip"])
def test_a_bomb_is_refused_while_it_unpacks(pack):
    bomb = pack(b"by,toward\n" + b"ada,ben\n" * 8_000_000)
    assert len(bomb) < 2**18
    with pytest.raises(InputError, match="at most"):
        of(bomb, "log.csv.gz", limits=Limits(unpacked=2**20))


def test_a_zip_in_a_zip_is_not_followed():
    inner = zipped({"log.csv": "by,toward\nada,ben\n"})
    with pytest.raises(TieworkError):
        of(zipped({"inner.zip": inner}), "outer.zip")


@pytest.mark.parametrize("name", ["../../outside.csv", "/etc/outside.csv", "a\\..\\outside.csv"])
def test_names_in_an_archive_lead_nowhere(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for packed in (
        zipped({name: "by,toward\nada,ben\n"}),
        tarred({"x/outbox.json": {}, name.lstrip("/"): b"x"}),
    ):
        refusal(packed, "log.zip")
    assert list(tmp_path.iterdir()) == [], "nothing is ever unpacked to the disk"


@pytest.mark.parametrize(("rows", "limit"), [(1_001, "rows"), (600, "people")])
def test_more_than_the_limit_is_refused_by_its_name(rows, limit):
    text = "by,toward\n" + "".join(f"a{k},b{k}\n" if limit == "people" else "ada,ben\n" for k in range(rows))
    with pytest.raises(InputError, match="at most"):
        of(text, "log.csv", limits=SMALL)


def test_one_enormous_cell_or_line_is_refused_or_noted():
    huge = "by,toward\n" + "x" * 5_000_000 + ",ben\nada,ben\n"
    try:
        archive = of(huge, "log.csv")
    except InputError:
        return
    assert all(len(person) <= Limits().cell for person in archive.acts().people)


def test_nul_bytes_and_broken_text_are_no_traceback():
    for data in (
        b"by,toward\nada\x00,ben\n",
        b"by,toward\n\xff\xfe\xfa,ben\n",
        b"\x00" * 4096,
        b"",
        b"\n\n\n",
    ):
        try:
            archive = of(data, "log.csv")
        except TieworkError:
            continue
        assert not any("\x00" in person for person in archive.acts().people)


def test_replies_that_run_in_circles_end():
    posts = [post(1, "ada", reply_to_post_number=3), post(2, "ben", reply_to_post_number=1),
             post(3, "cas", reply_to_post_number=2)]  # fmt: skip
    archive = of(json.dumps({"post_stream": {"posts": posts}}), "topic.json")
    assert {(by, toward) for by, toward, _ in acts_of(archive)} >= {("ben", ("ada",)), ("cas", ("ben",))}
    mail = "".join(
        f"From {who}@x.org Mon Mar  2 09:00:00 2026\nFrom: {who}@x.org\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n"
        f"Message-ID: <{who}@x>\nIn-Reply-To: <{other}@x>\nSubject: Round\n\nWords.\n\n"
        for who, other in (("ada", "ben"), ("ben", "ada"))
    )
    assert of(mail, "list.mbox").counts["messages"] == 2


def test_json_nested_ten_thousand_deep_is_refused():
    with pytest.raises(InputError):
        of("[" * 10_000 + "]" * 10_000, "net.json", format="json")
    with pytest.raises(InputError):
        of('{"elements":' + "[" * 10_000, "map.json", format="kumu")


DAY = {"bread/2026-03-02.json": [slack_message("U01", 1), slack_message("U02", 2, "<@U01> yes")]}


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_torn_file_is_refused_or_read_as_far_as_it_goes(cut):
    whole = {
        "export.zip": slack(DAY), "net.graphml": GRAPHML.encode(), "log.csv.gz": gzip.compress(b"by,toward\n" + b"ada,ben\n" * 50),
        "topic.json": json.dumps({"post_stream": {"posts": [post(1, "ada"), post(2, "ben")]}}).encode(),
        "outbox.tar.gz": tarred({"outbox.json": {"orderedItems": []}}),
    }  # fmt: skip
    for name, data in whole.items():
        said = refusal(data[: int(len(data) * cut)], name)
        assert "\n" not in said
        assert len(said) < 400


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("seed", range(6))
def test_noise_under_any_name_is_one_line(format, seed):
    draw = random.Random(seed)  # noqa: S311
    data = bytes(draw.randrange(256) for _ in range(2_000)) if seed % 2 else draw.randbytes(40) * 50
    assert "\n" not in refusal(data, "noise", format=format)
