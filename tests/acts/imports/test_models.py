from pathlib import Path

import pytest

from barnraiser.acts.imports.models import Import
from barnraiser.acts.imports.models.archive import private_storage, random_name
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .archive import MAY, brought_in, mbox, uploaded


def test_a_private_file_has_no_address(kept_apart: Path) -> None:
    assert private_storage().location == str(kept_apart / "private")
    with pytest.raises(ValueError, match="no address"):
        private_storage().url("imports/anything")


def test_names_of_files_tell_nothing() -> None:
    names = {random_name(Import(), "members.mbox") for _ in range(50)}
    assert len(names) == 50
    assert not any("members" in name for name in names)


@pytest.mark.django_db
def test_states_follow_the_rows(nell: Person, soil_and_table: Community) -> None:
    uploaded(nell, soil_and_table, mbox(*MAY))
    assert Import.objects.whole().get().state == "reading"
    brought_in(nell, soil_and_table, mbox(*MAY))
    assert Import.objects.whole().get().state == "finished"
    assert not Import.objects.unfinished().exists()
