from tiework.measures.catalogue import measure

from barnraiser.capital.shown import FIGURES, crossing, percent, plain, whole


def test_every_figure_stands_in_the_catalogue_under_its_key() -> None:
    assert all(measure(figure.key).level == "network" for figure in FIGURES)
    assert len({figure.name for figure in FIGURES}) == len(FIGURES)


def test_numbers_are_said_as_people_say_them() -> None:
    assert [percent(v) for v in (0.0, 0.041, 0.27, 1.0)] == ["0%", "4.1%", "27%", "100%"]
    assert [plain(v) for v in (0.0, 3.4, 1.426, 14.23)] == ["0", "3.4", "1.43", "14.2"]
    assert whole(13.0) == "13"
    assert [crossing(v) for v in (-1, 0, 1)] == ["0%", "50%", "100%"]
