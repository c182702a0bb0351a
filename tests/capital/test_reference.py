from tiework.measures.catalogue import CATALOGUE

from barnraiser.capital.reference import measures
from barnraiser.capital.shown import FIGURES


def test_every_measure_and_every_shown_figure_is_on_the_page() -> None:
    page = measures()
    assert all(f"#### {entry.name}" in page and entry.caveat in page for entry in CATALOGUE)
    assert all(f"| {figure.title} |" in page for figure in FIGURES)
