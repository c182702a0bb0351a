import pytest

from barnraiser.acts.imports.manifest import MANIFEST
from barnraiser.acts.imports.models import Import
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast

from .archive import MAY, brought_in, mbox

pytestmark = pytest.mark.django_db


def test_the_door_is_open_to_stewards(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    def doors(person: Person) -> list[str]:
        return [door.label for door in communities.doors_for(person, soil_and_table)]

    assert "Bring in an archive" in doors(nell)
    assert "Bring in an archive" not in doors(ruth)


def test_a_card_of_an_import_is_for_stewards(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    brought, [card] = Import.objects.get(), MANIFEST.cards
    assert card.find(nell, [brought.code])[brought.code].title == "list.mbox"
    assert card.find(ruth, [brought.code]) == {}
    assert card.find(harald, [brought.code]) == {}


def test_everybody_gets_what_is_kept_of_them(nell: Person, harald: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    assert MANIFEST.export
    assert [row["file_name"] for row in MANIFEST.export(nell)["imports"]] == ["list.mbox"]
    lucy = Person.objects.get(name=cast.LUCY.name)
    assert MANIFEST.export(lucy)["imports"] == []
    assert MANIFEST.export(lucy)["words_imported_into"] == ["Soil & Table"]
    assert MANIFEST.export(harald) == {
        "imports": [],
        "words_imported_into": [],
        "brought_in": [],
        "left": [],
        "released": [],
    }


def test_who_is_forgotten_is_acquainted_with_nobody(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    lucy = Person.objects.get(name=cast.LUCY.name)
    assert MANIFEST.acquaints
    assert MANIFEST.forget
    assert lucy.pk in MANIFEST.acquaints(nell)
    MANIFEST.forget(person=lucy)
    assert lucy.pk not in MANIFEST.acquaints(nell)
