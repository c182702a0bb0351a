"""What the demo has in common, told small."""

from barnraiser.acts.commons import queries
from barnraiser.acts.direct import queries as direct
from demo.story import Story


def test_words_stories_and_values_are_kept_and_one_waits(small_year: Story) -> None:
    nell, room = small_year.people["nell"], small_year.communities["soil-and-table"]
    for kind in ("word", "story", "value"):
        [one] = queries.kept(nell, room, kind)
        assert one.so_do
    assert [k.source.by for k in queries.asked_of(small_year.people["ruth"])] == [small_year.people["ruth"]]
    [page] = queries.pages(nell, room)
    parts, _ = queries.parts(nell, page)
    assert [part.version.number for part in parts] == [1, 2]


def test_few_write_to_each_other_and_one_asks_first(small_year: Story) -> None:
    gareth, nell = small_year.people["gareth"], small_year.people["nell"]
    assert [row.people for row in direct.waiting(gareth)] == [[small_year.people["lena"]]]
    assert len(direct.rows(nell, list(direct.sitting(nell)))) == 2
