import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_ox.testing import run_tasks
from pytest_django import DjangoAssertNumQueries

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.imports import actions, forms
from barnraiser.acts.imports.models import Import, Line, Progress, Run
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .archive import JUNE, MAY, SECRET, brought_in, looked_over, mbox, talk, uploaded

pytestmark = pytest.mark.django_db


def addresses(brought: Import) -> list[str]:
    """Every address that shows something of an import."""
    at = f"/imports/{brought.code}/"
    return [at, f"{at}lines/add/person/", f"{at}held/", f"/live{at}", "/communities/soil-and-table/imports/"]


def posted(name: str = "list.mbox", data: bytes | None = None) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, mbox(*MAY) if data is None else data)}


def test_for_a_stranger_and_a_non_member_imports_do_not_exist(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    soil_and_table.door = Community.Door.OPEN
    soil_and_table.save()
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    run_tasks()
    for client in (Client(), signed_in(harald)):
        for address in addresses(brought):
            assert client.get(address).status_code == 404
        assert client.post("/communities/soil-and-table/imports/", posted()).status_code == 404
        for verb in ("run", "release", "withdrawal"):
            assert client.post(f"/imports/{brought.code}/{verb}/").status_code == 404
    assert Import.objects.count() == 1
    assert not Run.objects.exists()


def test_a_member_hears_why_not(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    client = signed_in(ruth)
    for address in addresses(brought):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Only a steward of Soil &amp; Table may do this" in answer.content.decode()
    for verb in ("run", "release", "withdrawal"):
        assert client.post(f"/imports/{brought.code}/{verb}/").status_code == 403


@pytest.mark.requirement("L1")
def test_from_the_file_to_the_conversations(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(nell)
    answer = client.post("/communities/soil-and-table/imports/", posted())
    brought = Import.objects.get()
    assert answer.headers["Location"] == brought.get_absolute_url()
    page = client.get(brought.get_absolute_url()).content.decode()
    assert "Reading the archive" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    run_tasks()
    page = client.get(brought.get_absolute_url()).content.decode()
    assert "What would come in" in page
    assert "Wonky carrots" in page
    assert "An answer whose mail headers were lost begins a conversation of its own" in page
    assert "Joaquín Ferrer" in page
    answer = client.post(f"/imports/{brought.code}/run/")
    assert answer.headers["Location"] == brought.get_absolute_url()
    assert "You can leave this page." in client.get(brought.get_absolute_url()).content.decode()
    run_tasks()
    page = client.get(brought.get_absolute_url()).content.decode()
    assert "It is in, and waits for your word" in page
    front = "/communities/soil-and-table/"
    assert "Wonky carrots" not in client.get(front).content.decode()
    held = client.get(f"/imports/{brought.code}/held/").content.decode()
    assert "Wonky carrots" in held
    inside = (
        f"/imports/{brought.code}/held/?conversation={Conversation.objects.get(title='Wonky carrots').code}"
    )
    assert "We take them all." in client.get(inside).content.decode()
    answer = client.post(f"/imports/{brought.code}/release/")
    assert answer.headers["Location"] == brought.get_absolute_url()
    assert "On its way into the community." in client.get(brought.get_absolute_url()).content.decode()
    run_tasks()
    assert "Read the conversations" in client.get(brought.get_absolute_url()).content.decode()
    assert "Nothing is held back" in client.get(f"/imports/{brought.code}/held/").content.decode()
    assert "Wonky carrots" in signed_in(ruth).get("/communities/soil-and-table/").content.decode()


def test_no_address_of_anybody_is_shown(nell: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    run_tasks()
    assert "@aldervalley.example" not in signed_in(nell).get(brought.get_absolute_url()).content.decode()


def test_while_it_runs_the_page_asks_for_its_progress_only(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, mbox(*MAY))
    actions.begin(by=nell, brought=brought)
    Progress.objects.filter(of=brought).update(done=412, total=1380)
    client = signed_in(nell)
    part = client.get(brought.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "412 of 1,380 messages." in part
    assert "<html" not in part
    assert 'hx-trigger="every 2s"' in part
    run_tasks()
    assert (
        client.get(brought.get_absolute_url(), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    )


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            posted("people.csv", b"name,address\nNell,nell@aldervalley.example\n"),
            "people.csv, line 1: expected a line",
        ),
        (posted("field.png", b"\x89PNG\r\n\x1a\n\0\0"), "found a picture."),
        (posted(data=b""), "This file is empty."),
        ({}, "Choose the archive on your computer."),
    ],
)
def test_what_is_no_archive_is_refused_before_it_is_kept(
    nell: Person, soil_and_table: Community, file: dict[str, SimpleUploadedFile], said: str
) -> None:
    answer = signed_in(nell).post("/communities/soil-and-table/imports/", file)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Import.objects.exists()


def test_too_large_a_file_says_how_large_and_what_to_do(
    nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "LARGEST", 1024)
    answer = signed_in(nell).post("/communities/soil-and-table/imports/", posted(data=mbox(*talk(5, 5))))
    assert answer.status_code == 422
    assert "the most that goes through this page is 1.0" in answer.content.decode()
    assert "ask your host" in answer.content.decode()


def test_leaving_it(nell: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    run_tasks()
    client = signed_in(nell)
    page = client.post(f"/imports/{brought.code}/withdrawal/", follow=True).content.decode()
    assert "list.mbox is not brought in. The file is deleted" in page
    assert "It was not brought in." in client.get(brought.get_absolute_url()).content.decode()


def test_twenty_lines_then_the_rest_on_pages_of_its_own(nell: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*talk(63, 0)))
    run_tasks()
    client = signed_in(nell)
    assert "and 43 more" in client.get(brought.get_absolute_url()).content.decode()
    rest = f"/imports/{brought.code}/lines/add/conversation/"
    pages = client.get(rest).content.decode() + client.get(f"{rest}?page=2").content.decode()
    assert all(f">Field {n}<" in pages for n in range(63))
    assert client.get(f"/imports/{brought.code}/lines/add/anything/").status_code == 404


def test_the_dry_run_costs_the_same_for_three_lines_and_for_thirty(
    nell: Person, soil_and_table: Community, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, cost = signed_in(nell), []
    for threads in (3, 30):
        brought = uploaded(nell, soil_and_table, mbox(*talk(threads, 1)))
        run_tasks()
        client.get(brought.get_absolute_url())
        with django_assert_max_num_queries(40) as seen:
            client.get(brought.get_absolute_url())
        cost.append(len(seen.captured_queries))
    assert cost[0] == cost[1]


def test_the_list_costs_the_same_for_three_archives_and_for_thirty(
    nell: Person, soil_and_table: Community, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, cost = signed_in(nell), []
    for number in range(30):
        outcome = brought_in(nell, soil_and_table, mbox(*talk(1, number)))
        if number in (2, 29):
            client.get("/communities/soil-and-table/imports/")
            with django_assert_max_num_queries(40) as seen:
                page = client.get("/communities/soil-and-table/imports/").content.decode()
            cost.append(len(seen.captured_queries))
    assert cost[0] == cost[1]
    assert outcome.counts["messages"] == 1
    assert page.count(">list.mbox</a>") == 30


def test_what_an_archive_calls_people_and_things_is_shown_as_words(
    nell: Person, soil_and_table: Community
) -> None:
    nasty = mbox(MAY[4]).replace(b"Wonky carrots", b"<script>alert(1)</script>")
    brought = uploaded(nell, soil_and_table, nasty, name='"><img src=x onerror=alert(1)>.mbox')
    run_tasks()
    page = signed_in(nell).get(brought.get_absolute_url()).content.decode()
    assert Line.objects.filter(name__contains="<script>").exists()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_nothing_is_created_by_looking(nell: Person, soil_and_table: Community) -> None:
    uploaded(nell, soil_and_table, mbox(*JUNE))
    run_tasks()
    signed_in(nell).get(Import.objects.get().get_absolute_url())
    assert SECRET not in signed_in(nell).get("/communities/soil-and-table/").content.decode()
    assert not Run.objects.exists()
