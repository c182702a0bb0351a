import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.commons.models import Keeping, Page, Section, Support, Version, Wording
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import keeps, page_with, says


def test_what_is_once_is_once(ruth: Person, soil_and_table: Community) -> None:
    keeping = keeps(ruth, says(ruth, soil_and_table))
    page, section = page_with(ruth, soil_and_table)
    wording = Wording.objects.get()
    Support.objects.create(keeping=keeping, wording=wording, by=ruth)
    for make in (
        lambda: Support.objects.create(keeping=keeping, wording=wording, by=ruth),
        lambda: Wording.objects.create(keeping=keeping, number=1, title="T", words="W"),
        lambda: Version.objects.create(section=section, number=1, heading="H", words="W"),
        lambda: Section.objects.create(page=page, place=1),
        lambda: Page.objects.create(community=soil_and_table, title=page.title.upper()),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


def test_members_see_it_and_nobody_else(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    keeps(ruth, says(ruth, soil_and_table))
    page_with(ruth, soil_and_table)
    for model in (Keeping, Page, Section):
        seen = model.objects.visible_to
        assert seen(nell).count() == 1
        assert not seen(harald).exists()
        assert not seen(None).exists()


def test_what_is_out_has_no_words() -> None:
    assert Version(words="").is_out
    assert not Version(words="So.").is_out
    assert Keeping(state="kept").is_kept
    assert not Keeping(state="refused").is_kept
