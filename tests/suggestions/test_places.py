from barnraiser.ground.manifest import Flow, Opening
from barnraiser.suggestions.places import Place, place_of


def opening(key: str, flow: Flow) -> Opening:
    return Opening(key, flow, "Lend a drill", "Ruth asked.", (), "/ask/", "Lend it")


def test_the_flow_says_where_an_opening_stands() -> None:
    assert place_of(opening("reciprocity.favour:4k7", Flow.GIVES)) == Place.GIVE
    assert place_of(opening("decisions.proposal:4k7", Flow.SHARES)) == Place.WAITING
    assert place_of(opening("gatherings:answer:4k7", Flow.MEETS)) == Place.DATES


def test_what_waits_for_a_word_waits_whatever_flows() -> None:
    assert place_of(opening("gatherings:confirm:4k7", Flow.MEETS)) == Place.WAITING
    assert place_of(opening("stewardship.case:4k7:first", Flow.GIVES)) == Place.WAITING


def test_small_steps_are_never_due() -> None:
    assert place_of(opening("trust.step:4k7:talked", Flow.MESSAGES)) == Place.STEPS
    assert place_of(opening("suggestions.quiet:4k7:20260101", Flow.MESSAGES)) == Place.STEPS


def test_every_flow_has_its_place() -> None:
    assert all(place_of(opening("x", flow)) for flow in Flow)
