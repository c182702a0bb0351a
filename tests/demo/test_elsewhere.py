"""Where else the demo's people are found."""

from barnraiser.people import queries
from demo.story import Story


def test_some_pages_link_back_and_some_have_something_to_mend(small_year: Story) -> None:
    ifeoma = queries.reports_of(small_year.people["ifeoma"])
    assert [report.link.links_back for report in ifeoma] == [True, True, True, False]
    assert ["tagline says" in " ".join(report.fixes) for report in ifeoma] == [False, True, False, False]
    ruth = queries.reports_of(small_year.people["ruth"])
    assert [len(report.fixes) for report in ruth] == [0, 2]
