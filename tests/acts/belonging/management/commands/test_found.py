import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Membership
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from tests.conftest import PASSWORD, PURPOSE

ADDRESS = "nell@aldervalley.example"


def found(**given: str) -> str:
    said = StringIO()
    options = {
        "community": "Soil & Table",
        "purpose": PURPOSE,
        "name": "Nell Whitlock",
        "address": ADDRESS,
    } | given
    call_command("found", rule=["Say how you know it.", "Sweep."], stdout=said, **options)
    link = re.search(r"http://localhost(/invitation/\S+)", said.getvalue())
    assert link
    return link[1]


@pytest.mark.django_db
def test_a_new_network_stands_and_its_founder_comes_in(client: Client) -> None:
    link = found()
    community = Community.objects.get()
    assert [rule.text for rule in rooms.rules_of(community)] == ["Say how you know it.", "Sweep."]
    assert 'value="Nell Whitlock"' in client.get(link).content.decode()
    words = {
        "name": "Nell Whitlock",
        "password": PASSWORD,
        "purpose": "on",
        "rules": "on",
        "counts_ties": "yes",
    }
    assert client.post(link, words).status_code == 302
    nell = people.with_address(ADDRESS)
    assert nell
    assert nell.is_claimed
    assert rooms.keepers(community) == [(nell, "steward")]
    assert Membership.objects.get().person_id == nell.pk
    assert client.get("/communities/soil-table/members/").status_code == 200
    assert Client().get(link).status_code == 410


@pytest.mark.django_db
def test_a_lost_link_is_replaced_until_the_founder_is_in(client: Client) -> None:
    first, second = found(), found()
    assert first != second
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    assert Community.objects.count() == 1


def test_it_works_only_for_the_first_community(nell: Person, soil_and_table: Community) -> None:
    with pytest.raises(CommandError, match="has a community already"):
        found(community="Another")
    with pytest.raises(CommandError, match="yet to come in"):
        found(address="evil@else.example")
    with pytest.raises(CommandError, match="yet to come in"):
        found()
    assert Community.objects.count() == 1


def test_a_fresh_folder_is_made_ready_first(tmp_path: Path) -> None:
    words = ["--community", "Soil & Table", "--purpose", PURPOSE, "--name", "Nell", "--address", ADDRESS]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("BARNRAISER_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "barnraiser.cli", "found", *words],
        env=kept | {"BARNRAISER_DATA": str(tmp_path / "new")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Soil & Table stands." in done.stdout
