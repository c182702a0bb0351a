"""The command, run as a person runs it."""

import os
import re
import subprocess
import sys
import tempfile
from datetime import timedelta
from html.parser import HTMLParser

import pytest
import tiework
from mailmaking import START, conversation, mail

TIMEOUT = 180
# Each run is a new process: keep what it compiled, so that the next need not, and leave nothing behind.
COMPILED = tempfile.TemporaryDirectory()
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": COMPILED.name,
    "PYTHONWARNINGS": "error",
}


def run(*arguments, cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "tiework", *map(str, arguments)],
        capture_output=True, text=True, cwd=cwd, timeout=TIMEOUT, check=False,
        env=ENVIRONMENT,
    )  # fmt: skip


@pytest.fixture
def box(tmp_path):
    path = tmp_path / "bakers.mbox"
    path.write_text(conversation())
    return path


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "reports"
    place.mkdir()
    return place


LETTERS = re.compile(r'url\("data:font/woff2;base64,[A-Za-z0-9+/=]+"\)')


def words_of(page):
    """The page without the letters it carries."""
    return LETTERS.sub("", page)


class Page(HTMLParser):
    VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})

    def __init__(self, text):
        super().__init__()
        self.open, self.seen, self.torn = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.torn.append(tag)


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """One archive, measured twice into a folder of its own."""
    place = tmp_path_factory.mktemp("measured")
    box = place / "bakers.mbox"
    box.write_text(conversation())
    return [(run("measure", box, "--out", place / name), place / name) for name in ("1.html", "2.html")]


def test_measure_prints_every_figure_and_writes_one_page_that_opens_to_the_map(measured):
    done, out = measured[0]
    assert (done.returncode, done.stderr) == (0, "")
    assert "96 messages, 12 addresses" in done.stdout
    for name in (
        "Weighted reciprocity",
        "Support ratio",
        "Bonding capital",
        "Bridging capital",
        "Density",
        "Modularity",
    ):
        assert name in done.stdout
    assert sorted(p.name for p in out.parent.iterdir()) == ["1.html", "2.html", "bakers.mbox"]
    assert len(LETTERS.findall(out.read_text())) == 2
    text = words_of(out.read_text())
    page = Page(text)
    assert (page.open, page.torn) == ([], [])
    assert not re.search(r"(?i)https?://|//[a-z]|url\(|<script|<link|<img|@import|src=", text)
    tags = [tag for tag, _ in page.seen]
    assert tags.index("svg") < tags.index("article")
    svg = next(attributes for tag, attributes in page.seen if tag == "svg")
    assert svg["role"] == "img"
    ids = [attributes["id"] for _, attributes in page.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert set(svg["aria-labelledby"].split()) <= set(ids)


def test_the_report_names_nobody(measured):
    done, out = measured[0]
    for text in (re.sub("@(media|page|font-face|(top|bottom)-)", "", words_of(out.read_text())), done.stdout):
        assert not re.search(r"(?i)\b(ada|ben|cas|dot)\b|quill|@", text)


def test_the_same_archive_gives_the_same_bytes(measured):
    (one, first), (two, second) = measured
    assert one.stdout.replace("1.html", "") == two.stdout.replace("2.html", "")
    assert first.read_bytes() == second.read_bytes()


def test_what_is_no_mbox_is_refused_in_one_line_with_nothing_written(tmp_path, folder):
    path = tmp_path / "notes.txt"
    path.write_text("Dear all,\n")
    done = run("measure", path, "--from", "mbox", "--out", folder / "report.html")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f'tiework: {path}, line 1: expected a line beginning "From " with a sender and a date, ' \
                          "and a mail header after it, found 'Dear all,'\n"  # fmt: skip
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["measure", "describe"])
def test_a_file_that_is_not_there(command, tmp_path):
    done = run(command, tmp_path / "none.mbox")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("none.mbox: expected a file that can be read, found nothing at this place\n")


def test_an_archive_with_no_message_that_can_be_read(tmp_path, folder):
    path = tmp_path / "bad.mbox"
    path.write_text(mail(1, by="", sep="From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n"))
    done = run("measure", path, "--out", folder / "report.html")
    assert done.returncode == 2
    assert "line 1: expected at least one message that can be read" in done.stderr
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_before_anything_is_read(box, tmp_path):
    done = run("measure", box, "--out", tmp_path / "missing" / "report.html")
    assert done.returncode == 2
    assert "expected a folder that exists" in done.stderr
    done = run("measure", box, "--out", tmp_path)
    assert "expected a file to write, found a folder" in done.stderr
    before = box.read_bytes()
    done = run("measure", box, "--out", box)
    assert (done.returncode, box.read_bytes()) == (2, before)


def test_an_older_report_stays_when_the_archive_is_refused(tmp_path, folder):
    (folder / "report.html").write_text("older")
    (tmp_path / "bad.mbox").write_text("nothing")
    assert run("measure", tmp_path / "bad.mbox", "--out", folder / "report.html").returncode == 2
    assert (folder / "report.html").read_text() == "older"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--at", "1999-01-01"],
            "expected a moment on or after the first act (2 March 2026), found 1999-01-01",
        ),
        (["--at", "someday"], "expected --at with a date such as 2001-11-30, found 'someday'"),
        (["--half-life", "0"], "expected a number above 0, found '0'"),
        (["--by", "zodiac"], "expected groups by one of detected, none"),
        (["--measures", "zodiac"], "no measure of a network is called 'zodiac'"),
        (["--format", "yaml"], "invalid choice"),
        (
            ["--weights", "missing.toml"],
            "missing.toml: expected a file that can be read, found nothing at this place",
        ),
        (
            ["--people", "missing.csv"],
            "missing.csv: expected a file that can be read, found nothing at this place",
        ),
    ],
)
def test_bad_use_is_explained(box, arguments, message):
    done = run("measure", box, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_measuring_as_of_an_earlier_day_sees_only_what_had_happened(box):
    day = (START + timedelta(weeks=4)).date()
    out = box.with_suffix(".html")
    done = run("measure", box, "--at", day, "--half-life", "30", "--by", "none", "--out", out)
    assert done.returncode == 0
    assert "0 groups" not in out.read_text()
    assert "as of 30 March 2026; half-life 30 days" in done.stdout
    assert "Refused: no groups declared" in done.stdout


def test_measuring_long_after_the_last_message_says_that_it_has_faded(box):
    late = run("measure", box, "--at", (START + timedelta(days=900)).date().isoformat())
    assert "days after the last message: much of what is measured has faded" in late.stdout
    assert "has faded" not in run("measure", box).stdout


def test_a_handful_of_people_is_refused_in_words_and_still_drawn(tmp_path, folder):
    path = tmp_path / "pair.mbox"
    path.write_text(mail(1) + mail(2, "ben@example.org", answers="m1@example.org"))
    done = run("measure", path, "--out", folder / "report.html")
    assert done.returncode == 0
    assert "Refused: 2 members; this figure needs 8 members." in done.stdout
    assert "<svg" in (folder / "report.html").read_text()


def test_describe_counts_and_lists_what_is_wrong(tmp_path):
    path = tmp_path / "box.mbox"
    path.write_text(mail(1) + mail(1) + mail(2, "ben@example.org", answers="m1@example.org", date="never"))
    done = run("describe", path)
    assert done.returncode == 0
    assert "box.mbox: 2 messages, 2 addresses" in done.stdout
    assert "1 copies of messages were merged" in done.stdout
    assert "line 17: doubtful: a Date that cannot be read: the separator's date was taken" in done.stdout


HEAVY = ("numpy", "scipy", "pyarrow", "pandas", "networkx", "igraph", "email", "zipfile", "asyncio")
COMMANDS = ("measure", "ties", "map", "convert", "describe", "compare")


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_shows_examples_and_exit_codes_and_loads_nothing_heavy(arguments):
    code = f"import sys; from tiework.cli import main\ntry: main({arguments})\nexcept SystemExit: pass\n" \
           f"print([m for m in {HEAVY} if m in sys.modules])"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=TIMEOUT, check=True
    )
    assert f"examples:\n  tiework {arguments[0] if len(arguments) > 1 else 'describe'}" in done.stdout
    assert "exit codes:" in done.stdout
    assert done.stdout.strip().endswith("[]")


def test_the_version_is_said():
    assert run("--version").stdout == f"tiework {tiework.__version__}\n"


def test_importing_the_package_loads_nothing_heavy():
    code = f"import sys, tiework; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=TIMEOUT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_reader_that_goes_away_is_no_trouble(box):
    command = f"{sys.executable} -m tiework describe {box} | head -c 1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=TIMEOUT, check=True
    )
    assert done.stderr == ""


EDGES = "by,toward,date\nada,ben,2026-03-02\nben,ada,2026-03-03\n"


@pytest.mark.parametrize(
    "command", ["describe -", "describe /dev/stdin", "describe <(cat)", "measure - --replicates 0"]
)
def test_what_comes_through_a_pipe_is_read(command):
    done = subprocess.run(
        ["bash", "-c", f"printf '{EDGES}' | {sys.executable} -m tiework {command}"],
        capture_output=True, text=True, timeout=TIMEOUT, check=False, env=ENVIRONMENT,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 acts, 2 people" in done.stdout


def test_standard_input_is_read_once_and_named(tmp_path):
    done = subprocess.run(
        ["bash", "-c", f"printf 'x' | {sys.executable} -m tiework describe - --people -"],
        capture_output=True, text=True, timeout=TIMEOUT, check=False, env=ENVIRONMENT,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "tiework: expected standard input once, found it for the archive and for --people\n"
    (tmp_path / "log.csv").write_text(EDGES)
    people = "printf 'id,sector\\nada,health\\nben,schools\\n'"
    done = subprocess.run(
        ["bash", "-c", f"{people} | {sys.executable} -m tiework describe {tmp_path / 'log.csv'} --people -"],
        capture_output=True, text=True, timeout=TIMEOUT, check=True, env=ENVIRONMENT,
    )  # fmt: skip
    assert "known of people: sector of 2" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("format", ["table", "parquet"])
def test_a_full_disk_is_said_in_one_line(tmp_path, format):
    (tmp_path / "log.csv").write_text(EDGES)
    command = f"{sys.executable} -m tiework ties {tmp_path / 'log.csv'} --format {format} > /dev/full"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=TIMEOUT, check=False, env=ENVIRONMENT
    )
    assert done.returncode == 2
    assert done.stderr == "tiework: standard output: expected room to write, found no space left on device\n"
