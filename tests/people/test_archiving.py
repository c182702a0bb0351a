import csv
import io
import json
import mailbox
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django_ox.testing import run_tasks

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions, queries, tasks
from barnraiser.people.archiving import pack
from barnraiser.people.models import Archive, Person
from tests.at_once import at_once
from tests.ground.test_pictures import drawn
from tests.signing_in import signed_in

OTHERS = "Callum's own words about clay"
MINE = "From here on it is *wet*.\n\nFrom the hedge: a line that looks like an envelope. Grüße, 土"


@pytest.fixture
def talk(ruth: Person, callum: Person, soil_and_table: Community) -> Conversation:
    actions.edit_profile(by=ruth, person=ruth, tagline="=HYPERLINK(1)", name='Ruth "R" <Amsel>')
    talk = conversations.start(
        by=callum, community=soil_and_table, kind="question", title="Wet clay\tagain", words=OTHERS
    )
    conversations.reply(by=ruth, conversation=talk, words=MINE)
    conversations.start(by=ruth, community=soil_and_table, kind="success", title="=cmd", words="Hay is in.")
    return talk


def packed(person: Person) -> zipfile.ZipFile:
    file = io.BytesIO()
    pack(person, file)
    return zipfile.ZipFile(file)


def test_the_archive_holds_data_tables_letters_picture_and_plain_words(
    ruth: Person, talk: Conversation
) -> None:
    actions.show_picture(by=ruth, person=ruth, picture=drawn("PNG"))
    with packed(ruth) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        assert {"README.txt", "letters.mbox", "pictures/me.webp", "data/people.json"} <= names
        assert "tables/conversations-messages.csv" in names
        assert not any(name.startswith("/") or ".." in name for name in names)
        kept = json.loads(archive.read("data/people.json"))
        assert kept["tagline"] == "=HYPERLINK(1)"
        assert kept["account"]["email"] == "ruth@aldervalley.example"
        assert "letters.mbox" in archive.read("README.txt").decode()
        table = archive.read("tables/conversations-conversations.csv").decode("utf-8-sig")
        assert "'=cmd" in [row["title"] for row in csv.DictReader(io.StringIO(table))]


def test_nobody_elses_words_and_addresses_are_inside(
    ruth: Person, callum: Person, talk: Conversation
) -> None:
    with packed(ruth) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Callum's own words" not in everything
    assert b"callum@aldervalley.example" not in everything
    assert b"scrypt" not in everything
    assert b"md5$" not in everything


def test_a_mail_program_reads_the_letters_as_they_were_written(
    ruth: Person, talk: Conversation, tmp_path: Path
) -> None:
    with packed(ruth) as archive:
        (tmp_path / "letters.mbox").write_bytes(archive.read("letters.mbox"))
    with closing(mailbox.mbox(tmp_path / "letters.mbox", create=False)) as letters:
        first, second = letters
    words = first.get_payload(decode=True)
    assert isinstance(words, bytes)
    assert words.decode().rstrip("\n").replace(">From", "From") == MINE
    assert first["Subject"] == "Wet clay again"
    assert first["In-Reply-To"].endswith("@localhost>")
    assert "ruth@aldervalley.example" in first["From"]
    assert second["Subject"] == "=cmd"
    assert second.get("In-Reply-To") is None
    assert first["Date"].endswith("+0000")


def asked(person: Person) -> Archive:
    archive = actions.ask_for_archive(by=person)
    run_tasks(raise_failures=True)
    return Archive.objects.get(pk=archive.pk)


@pytest.mark.django_db(transaction=True)
def test_it_is_packed_behind_the_page_told_on_today_and_fetched_once(ruth: Person, callum: Person) -> None:
    browser = signed_in(ruth)
    assert browser.post("/me/export/").status_code == 302
    assert "being packed" in browser.get("/me/export/").content.decode()
    assert actions.ask_for_archive(by=ruth) == Archive.objects.get()
    run_tasks(raise_failures=True)
    archive = Archive.objects.get()
    assert [opening.title for opening in queries.openings(ruth)] == ["Your archive is ready"]
    assert f"/me/export/{archive.code}/" in browser.get("/me/export/").content.decode()
    path = Path(archive.file.path)
    assert path.stat().st_mode & 0o777 == 0o600
    # Looked at by a scanner, by another, by nobody: the file stays where it is.
    assert browser.get(f"/me/export/{archive.code}/").status_code == 405
    assert signed_in(callum).post(f"/me/export/{archive.code}/").status_code == 404
    assert Client().post(f"/me/export/{archive.code}/").status_code == 302
    answer: Any = browser.post(f"/me/export/{archive.code}/")
    assert answer["Content-Disposition"] == 'attachment; filename="ruth-amsel.zip"'
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as fetched:
        assert json.loads(fetched.read("data/people.json"))["name"] == "Ruth Amsel"
    assert not path.exists()
    assert browser.post(f"/me/export/{archive.code}/").status_code == 403
    assert queries.openings(ruth) == []


@pytest.mark.django_db(transaction=True)
def test_after_a_day_it_is_gone_and_three_a_day_are_enough(ruth: Person) -> None:
    first = asked(ruth)
    second = asked(ruth)
    assert not Archive.objects.get(pk=first.pk).file
    asked(ruth)
    with pytest.raises(Refused, match="Ask again tomorrow"):
        actions.ask_for_archive(by=ruth)
    newest = Archive.objects.exclude(file="").get()
    assert newest.pk != second.pk
    with clock.at(clock.now() + timedelta(hours=24, minutes=1)):
        with pytest.raises(Refused, match="more than a day"):
            actions.fetch(by=ruth, archive=newest)
        tasks.tend.func()
        assert not Path(newest.file.path).exists()
        assert actions.ask_for_archive(by=ruth).made_at is None
    with clock.at(clock.now() + timedelta(days=4)):
        tasks.tend.func()
        assert Archive.objects.count() == 1  # the one that waits to be packed


def test_an_archive_is_for_whom_it_is_about(ruth: Person, callum: Person) -> None:
    archive = actions.ask_for_archive(by=ruth)
    with pytest.raises(Refused, match="nobody else"):
        actions.fetch(by=callum, archive=archive)


@pytest.mark.django_db(transaction=True)
def test_asked_for_twenty_times_at_once_it_is_packed_once(ruth: Person, tmp_path: Path) -> None:
    outcomes = at_once([lambda: actions.ask_for_archive(by=ruth).code] * 20, tmp_path)
    assert set(outcomes) == {Archive.objects.get().code}
    assert Archive.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_everybodys_archive_is_their_own_however_they_are_packed(
    ruth: Person, callum: Person, priya: Person, nell: Person, tmp_path: Path
) -> None:
    people = [ruth, callum, priya, nell]
    archives = {person: actions.ask_for_archive(by=person) for person in people}
    packing = [lambda archive=archives[p]: tasks.pack_archive.func(archive.pk) for p in people]
    assert at_once(packing, tmp_path) == [None] * 4
    for person, archive in archives.items():
        with actions.fetch(by=person, archive=archive) as file, zipfile.ZipFile(file) as packed:
            assert json.loads(packed.read("data/people.json"))["handle"] == person.handle
