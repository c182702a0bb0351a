"""Pages: written in the open, compared, brought back, and never lost to somebody quicker."""

from pathlib import Path

import pytest

from barnraiser.acts.commons import actions, queries
from barnraiser.acts.commons.actions import Overtaken
from barnraiser.acts.commons.models import Page, Version
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from .telling import meet, page_with, says


@pytest.mark.requirement("H9")
def test_members_gather_what_they_know_with_the_talk_it_came_from(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = says(callum, soil_and_table).conversation
    page, section = page_with(ruth, soil_and_table, source=talk)
    actions.add_section(by=callum, page=page, heading="Rolling", words="Not when it is wet.")
    parts, out = queries.parts(callum, page)
    assert [(p.version.heading, p.section.source) for p in parts] == [("Seed rate", talk), ("Rolling", None)]
    assert out == []
    actions.edit(
        by=callum, section=section, number=1, heading="Seed rate", words="About 110 kg.\nDrill late."
    )
    assert [v.by for v in queries.versions_of(section)] == [callum, ruth]
    assert list(queries.pages(ruth, soil_and_table)) == [page]


@pytest.mark.requirement("H9")
def test_who_was_overtaken_is_told_and_nothing_is_saved_over(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    _, section = page_with(ruth, soil_and_table)
    actions.edit(by=callum, section=section, number=1, heading="Seed rate", words="110 kg.")
    with pytest.raises(Overtaken) as overtaken:
        actions.edit(by=ruth, section=section, number=1, heading="Seed rate", words="90 kg.")
    assert overtaken.value.number == 2
    assert list(queries.versions_of(section).values_list("words", flat=True)) == [
        "110 kg.",
        "About 80 kg.\nDrill late.",
    ]
    with pytest.raises(Overtaken):
        actions.restore(by=ruth, section=section, number=1, instead_of=1)


@pytest.mark.requirement("H9")
@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_at_once_one_does_and_the_others_are_told(
    transactional_db: None, ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    _, section = page_with(ruth, soil_and_table)
    writes = [
        lambda by=by, n=n: actions.edit(
            by=by, section=section, number=1, heading="Seed rate", words=f"{n} kg."
        )
        for n, by in enumerate([ruth, callum] * 3)
    ]
    found = at_once(writes, tmp_path)
    assert sum(isinstance(one, Version) for one in found) == 1, found
    assert sum(isinstance(one, Overtaken) for one in found) == 5, found
    assert Version.objects.count() == 2


@pytest.mark.requirement("H9")
def test_what_it_said_before_is_brought_back_and_stays_in_the_open(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    page, section = page_with(ruth, soil_and_table)
    actions.edit(by=callum, section=section, number=1, heading="Seed rate", words="")
    assert [len(part) for part in queries.parts(ruth, page)] == [0, 1]
    back = actions.restore(by=ruth, section=section, number=1, instead_of=2)
    assert (back.number, back.restores, back.words) == (3, 1, "About 80 kg.\nDrill late.")
    assert [len(part) for part in queries.parts(ruth, page)] == [1, 0]
    for number in (3, 7):
        with pytest.raises(Refused, match="no earlier version"):
            actions.restore(by=ruth, section=section, number=number, instead_of=3)


@pytest.mark.requirement("H9", "E3")
def test_a_section_from_a_confided_conversation_is_for_whom_that_is(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    meet(callum, ruth, soil_and_table)
    talk = conversations.start(
        by=callum, community=soil_and_table, kind="failure", title="T", words="W", audience=Audience.TRUSTED
    )
    page, _ = page_with(ruth, soil_and_table, source=talk)
    assert len(queries.parts(callum, page)[0]) == 1
    assert queries.parts(nell, page) == ([], [])
    assert not queries.sections_visible_to(nell).exists()
    with pytest.raises(Refused, match="in this community"):
        actions.add_section(by=nell, page=page, heading="H", words="W", source=talk)


def test_only_members_write_and_a_title_is_there_once(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    page, section = page_with(ruth, soil_and_table)
    for does in (
        lambda: actions.begin_page(by=harald, community=soil_and_table, title="Mine"),
        lambda: actions.add_section(by=harald, page=page, heading="H", words="W"),
        lambda: actions.edit(by=harald, section=section, number=1, heading="H", words="W"),
        lambda: actions.restore(by=harald, section=section, number=1, instead_of=1),
        lambda: actions.begin_page(by=ruth, community=soil_and_table, title="growing LENTILS on clay"),
    ):
        with pytest.raises(Refused):
            does()
    assert Page.objects.count() == Version.objects.count() == 1


def test_ones_writing_goes_along_and_stays_without_a_name(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    page, _ = page_with(ruth, soil_and_table)
    assert queries.own(ruth)["sections"][0]["words"] == "About 80 kg.\nDrill late."
    assert [letter.about for letter in queries.letters(ruth)] == ["Growing lentils on clay: Seed rate"]
    actions.forget(person=ruth)
    [part], _ = queries.parts(callum, page)
    assert (part.version.by, part.version.words) == (None, "About 80 kg.\nDrill late.")
