"""Tables of acts: the kernel reads what Python's own reader does, and refuses what it refuses, at the same line."""

import csv
import io

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from tiework import kernels
from tiework.errors import InputError
from tiework.kernels import csv as fast
from tiework.kernels.spans import Spans
from tiework.logs.kinds import Kinds
from tiework.logs.layout import Layout, laid_out
from tiework.logs.opening import Stream
from tiework.readers.times import compact
from tiework.reference import csv as twin

pytestmark = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")

HEAD = b"actor,target,kind,time\n"


def told(home, data, layout, block):
    """Return the ids as texts, kinds and times of all rows; or the line of the trouble."""
    kinds = Kinds(None, None, True, "log")
    rows, line = [], None
    stream = io.BufferedReader(Stream(b"", io.BytesIO(data), "log"))
    try:
        for batch in home.batches(stream, layout, kinds, block):
            ends = [
                one.texts() if isinstance(one, Spans) else [b"%d" % k for k in one.tolist()]
                for one in (batch.actor, batch.target)
            ]
            empty = [None] * len(batch)
            kind = empty if batch.kind is None else batch.kind.tolist()
            time = empty if batch.time is None else batch.time.tolist()
            rows += zip(*ends, kind, time, strict=True)
    except InputError as trouble:
        line = trouble.line
    return rows, line, list(kinds.weights) if line is None else None


def alike(data, layout, block=4096):
    ours, theirs = told(fast, data, layout, block), told(twin, data, layout, 100_000)
    assert ours[1:] == theirs[1:]
    if ours[1] is None:
        assert ours[0] == theirs[0]
    return ours


def plain(delimiter=",", places=(0, 1, 2, 3)):
    return Layout("log", delimiter, places, 0, 0)


CELLS = some.one_of(
    some.integers(-3, 12).map(str),
    some.sampled_from(
        ["", " ", "a", " a b ", "007", "+1", "-0", "é", '"', '""', '"a,b"', '"a\nb"', '"a""b"', '"x"y', '" "', "#c", "'=1", "'-5", "''@a", "'tis", "'\uff0b", "'",
         "2026-03-02", "2026-03-02 10:00", "2026-03-02T10:00:00.5Z", "1e9", "12.25", "1750000000000", "nan", "\r", "\t"]
    ),
    some.text(max_size=3),
)  # fmt: skip
TABLES = some.lists(
    some.tuples(some.lists(CELLS, max_size=5), some.sampled_from(["\n", "\r\n", "\r", "\n\n"])), max_size=8
)


@settings(max_examples=400)
@given(TABLES, some.sampled_from(",;\t"), some.integers(40, 200))
def test_made_up_tables(rows, delimiter, block):
    text = "".join(delimiter.join(cells) + end for cells, end in rows)
    data = text.encode("utf-8", "surrogatepass")
    if max(map(len, data.split(b"\n")), default=0) < block and len(data) < block:
        alike(data, plain(delimiter), block)
    alike(data, plain(delimiter, (1, 0, -1, -1)))


@settings(max_examples=400)
@given(some.binary(max_size=200))
@example(b'1,2,"')
@example(b'1,2,"\r')
@example(b"1,2\r")
@example(b"\xef\xbb\xbf1,2")
@example(b"\xff,2\n")
@example(b"1,2\n\0,\0\n")
def test_bytes_of_any_kind(data):
    alike(data, plain(",", (0, 1, -1, -1)))
    alike(data, plain(";", (0, 1, 2, -1)))


ROWS = some.lists(
    some.tuples(
        some.one_of(some.integers(0, 9), some.integers(-(2**63), 2**63 - 1)), some.integers(0, 9),
        some.sampled_from(["reply", "help", "", 'a "b"', "x,y", "two\nlines"]),
        # Eight digits may be a day, and are read as one.
        some.one_of(
            some.integers(0, 2 * 10**9).filter(lambda at: compact(str(at)) is None), some.floats(0, 2e9)
        ),
    ),
    min_size=1, max_size=40,
)  # fmt: skip


@given(
    ROWS,
    some.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    some.sampled_from(["\n", "\r\n"]),
    some.integers(100, 300),
)
def test_rows_as_written(rows, quoting, end, block):
    file = io.StringIO(newline="")
    csv.writer(file, quoting=quoting, lineterminator=end).writerows(rows)
    read, line, _ = alike(file.getvalue().encode(), plain(), block)
    assert line is None
    assert [(int(a), int(b), t) for a, b, _, t in read] == [(a, b, float(t)) for a, b, _, t in rows]


@settings(max_examples=300)
@given(
    some.one_of(
        some.datetimes().map(str),
        some.datetimes(timezones=some.timezones()).map(lambda t: t.isoformat()),
        some.from_regex(r"-?[0-9]{1,20}(\.[0-9]{0,12})?(e[0-9])?", fullmatch=True),
        some.from_regex(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{0,12}(Z|[+-][0-9:]{2,6})?)?", fullmatch=True
        ),
        some.text("0123456789-:.TZ+e ", max_size=20),
    )
)
@example("2026-03-02T10:00:00.1234567")
@example("2026-03-02T24:00")
@example("9007199254740993")
@example("2026-02-29")
@example("0001-01-01T00:00+01:00")
def test_times(text):
    alike(f"1,2,,{text}\n".encode(), plain())


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (b"1,2,reply,5\n1,2,reply,soon\n", 3, "expected unix seconds or an ISO date, found 'soon'"),
        (b"1,2,,1e3\n\n# no row\n1,2,,2026-W10-1\n1,2,,2026-W99-1\n1,2\n", 6, "found '2026-W99-1'"),
        (b"1,2,reply,5\n\n# a comment\n1,2,reply\n", 5, "found 3 of 4"),
        (b"1,2,reply,5\n1,,reply,5\n", 3, "expected two people, found an empty cell"),
        (b'1,2,"two\nlines",5\n1,2,"x"y,5\n', 4, "behind a closing quote"),
        (b'1,2,reply,5\n1,2,"never\nclosed\n', 3, "never closed"),
        (b"a,2,reply,5\n\xff,2,reply,5\n", 3, "UTF-8"),
        (b"1,2,reply,5\n1,2," + b"x" * 200_000 + b",5\n", 3, "131072"),
        (b"1,2,reply,\n", 2, "found ''"),
    ],
)
def test_trouble_is_named_with_its_line(rows, line, words):
    layout = laid_out(HEAD, "acts.csv", None)
    for home in (fast, twin):
        with pytest.raises(InputError) as trouble:
            list(
                home.batches(
                    io.BufferedReader(io.BytesIO(HEAD + rows)), layout, Kinds(None, None, True, "acts.csv")
                )
            )
        assert (trouble.value.file, trouble.value.line) == ("acts.csv", line)
        if home is fast:
            assert words in str(trouble.value)


def test_a_row_longer_than_a_block_is_refused(monkeypatch):
    monkeypatch.setattr(twin, "_LONGEST", 64)
    with pytest.raises(InputError, match="line 2: expected rows of at most"):
        list(
            twin.batches(
                io.BufferedReader(io.BytesIO(b"1,2,,3\n1,2," + b"x" * 99)),
                plain(),
                Kinds(None, None, True, "log"),
            )
        )
    data = b'1,2,"' + b"x\n" * 100
    with pytest.raises(InputError, match="line 1: expected rows of at most"):
        list(fast.batches(io.BufferedReader(io.BytesIO(data)), plain(), Kinds(None, None, True, "log"), 64))


def test_the_parser_refuses_blocks_without_room():
    parser = fast._Parser(plain(), Kinds(None, None, True, "log"))
    for data, size in ((np.zeros(64, np.uint8), 40), (np.zeros(64, np.uint8), -1)):
        with pytest.raises(ValueError, match="expected room"):
            parser.parse(data, 0, size, True)
    with pytest.raises(TypeError, match="expected uint8"):
        parser.parse(np.zeros(64, np.int8), 0, 10, True)


@pytest.mark.parametrize(
    ("head", "places", "delimiter", "skip"),
    [
        (b"actor;target;time\n1;2;3\n", (0, 1, -1, 2), ";", 18),
        (b"time\ttype\tfrom\tto\n", (2, 3, 1, 0), "\t", 18),
        (b"\xef\xbb\xbfby,toward\n", (0, 1, -1, -1), ",", 13),
        (b'# a comment, with "\n"by","toward"\r\n1,2\r\n', (0, 1, -1, -1), ",", 35),
        (b"1,2,1750000000\n3,4,1750000001\n3,4,1750009001\n", (0, 1, -1, 2), ",", 0),
        (b"1,2", (0, 1, -1, -1), ",", 0),
    ],
)
def test_layouts(head, places, delimiter, skip):
    layout = laid_out(head, "log", None)
    assert (layout.places, layout.delimiter, layout.skip) == (places, delimiter, skip)


@pytest.mark.parametrize(
    ("head", "columns", "words"),
    [
        (b"", None, "found an empty file"),
        (b"\n\n# nothing\n", None, "found no row"),
        (b"alone\n", None, "two columns of people"),
        (b"by,toward\n", {"at": "when"}, "expected a column 'when'"),
        (b"by,toward\n", {"actor": 2, "target": 2}, "one column for both"),
        (b"by,toward\n", {"whose": 2}, "found 'whose'"),
        ("by,toward\n".encode("utf-16"), None, "found UTF-16"),
        (b"PK\x03\x04", None, "found a zip"),
    ],
)
def test_what_is_no_table(head, columns, words):
    with pytest.raises(InputError, match=words):
        laid_out(head, "log", columns)
