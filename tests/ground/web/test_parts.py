from barnraiser.ground.web.parts import Spark


def test_a_trend_is_drawn_with_its_sentence() -> None:
    svg = Spark([1, 2], [0, 1], [2, 3], "From 1 to 2", first="1", last="2").svg
    assert 'role="img"' in svg
    assert 'aria-label="From 1 to 2"' in svg


def test_a_hostile_label_stays_text() -> None:
    assert "<script>" not in Spark([1, 2], [0, 1], [2, 3], '"><script>').svg
