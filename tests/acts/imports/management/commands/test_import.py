from pathlib import Path

import pytest
from django.core.management import call_command

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.imports.models import Import
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.people.models import Person
from demo import cast
from tests.acts.imports.archive import MAY, mbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    path = tmp_path / "old-list.mbox"
    path.write_bytes(mbox(*MAY))
    return path


@pytest.mark.requirement("L1")
@pytest.mark.parametrize("name", ["Soil & Table", "soil-and-table", "soil & table"])
def test_the_archive_is_in(
    soil_and_table: Community, old_list: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import", "mbox", str(old_list), community=name)
    said = capsys.readouterr().out
    assert "messages created" in said
    assert Message.objects.filter(conversation__community=soil_and_table).count() == 5
    call_command("import", "mbox", str(old_list), community=name)
    assert Message.objects.count() == 5


def test_a_dry_run_keeps_nothing(
    soil_and_table: Community, old_list: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import", "mbox", str(old_list), community="soil-and-table", dry_run=True)
    assert "conversations to create" in capsys.readouterr().out
    assert not Import.objects.exists()
    assert not Person.objects.filter(account=None).exists()


def stopped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says before it stops with 2."""
    with pytest.raises(SystemExit) as stop:
        call_command("import", "mbox", *arguments)
    assert stop.value.code == 2
    assert not Import.objects.exists()
    return capsys.readouterr().err.strip()


def test_what_it_says_when_it_cannot(
    ruth: Person,
    soil_and_table: Community,
    old_list: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    into = ("--community", "soil-and-table")
    missing, wrong = tmp_path / "nothing.mbox", tmp_path / "people.csv"
    wrong.write_text("name,address\n")
    assert stopped(capsys, str(missing), *into).startswith(f"{missing}: expected a file that can be read")
    assert stopped(capsys, str(wrong), *into).startswith(
        f'{wrong}, line 1: expected a line beginning "From "'
    )
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert stopped(capsys, str(wrong), *into).endswith("found a picture")
    assert '"Soil & Table"' in stopped(capsys, str(old_list), "--community", "Soil and Tables")
    by_nobody = stopped(capsys, str(old_list), *into, "--by", "nobody@aldervalley.example")
    assert by_nobody == "Nobody is known here by the address nobody@aldervalley.example."
    by_ruth = stopped(capsys, str(old_list), *into, "--by", cast.RUTH.address)
    assert by_ruth.endswith(
        "Only a steward of Soil & Table may do this. Its stewards are named on its front page."
    )


def test_of_two_with_one_name_it_asks_which(
    nell: Person, soil_and_table: Community, old_list: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = communities.found(by=nell, name="Soil & Table", purpose="Other soil.")
    said = stopped(capsys, str(old_list), "--community", "Soil & Table")
    assert said.startswith('Several are called "Soil & Table". Say which by its address: ')
    assert other.slug in said
    assert soil_and_table.slug in said


def test_who_brings_it_in(nell: Person, ruth: Person, soil_and_table: Community, old_list: Path) -> None:
    membership = Membership.objects.select_related("community", "person").get(person=ruth)
    communities.grant(by=nell, membership=membership, role=Role.STEWARD)
    call_command("import", "mbox", str(old_list), community="soil-and-table")
    call_command("import", "mbox", str(old_list), community="soil-and-table", by=cast.RUTH.address)
    assert [i.by for i in Import.objects.select_related("by").order_by("pk")] == [nell, ruth]
