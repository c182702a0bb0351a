import pytest

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from barnraiser.surveys import pages
from barnraiser.surveys.figures import Scored, Split, published
from barnraiser.surveys.instruments import NORMS, PULSE
from barnraiser.surveys.queries import Figure

from .telling import answers, asks, closes, everything

PLACE = PULSE.scales[0]


def test_a_figure_says_no_more_than_is_known() -> None:
    assert pages.value(Figure(9.5, 8.5, 10, 12, "high")) == "9.5 or more"
    assert pages.value(Figure(0.5, 0, 1.5, 12, "low")) == "0.5 or less"
    assert pages.value(Figure(6.2, 5.4, 7, 40)) == "6.2"
    assert pages.spread(Figure(6.2, 5.4, 7, 40)) == "between 5.4 and 7.0"


def test_turnout_of_few_is_not_counted_out() -> None:
    assert pages.turnout({"asked": 20, "answered": 14}) == "14 of 20 members answered."
    assert pages.turnout({"asked": 20, "answered": None}) == "Fewer than ten of 20 members answered."


def test_a_refused_scale_says_why_and_what_would_be_enough() -> None:
    shown = pages.shown(PLACE, {"refused": True})
    assert shown.measure is None
    assert "Ten would have been enough" in shown.refusal


def test_a_breakdown_is_refused_as_a_whole_or_shown_group_by_group() -> None:
    people = [Scored(6, {"sector": "a" if n < 8 else "b"}) for n in range(11)]
    split = Split("sector", "By sector", ("a", "b"))
    (part,) = pages.shown(PLACE, published(PLACE, people, (split,))).parts
    assert (part.cells, part.refusal) == ([], pages.SPLIT_REFUSED)
    wide = [Scored(6, {"sector": "a"}) for _ in range(12)]
    (part,) = pages.shown(PLACE, published(PLACE, wide, (split,))).parts
    assert [(cell.group, cell.value) for cell in part.cells] == [("a", "6.0"), ("b", "Too few to show")]


def test_how_it_is_worked_out_names_the_questions_and_what_is_not_known() -> None:
    told = pages.how(NORMS, {"n": 20, "step": 0.1})
    terms = dict(told.notes)
    assert "(turned round)" in terms["The questions"]
    assert "has not been measured" in terms["What it cannot say"]
    assert "The questions" not in dict(pages.how(PLACE, {"n": 20, "step": 0.1}).notes)


@pytest.mark.django_db
@pytest.mark.requirement("K9")
def test_what_members_come_for_is_used_to_read_the_rest(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table, "look")
    for person in crowd:
        answers(person, round, everything(2) | dict.fromkeys(("learn", "follow", "expertise"), 5))
    context = pages.results(nell, round, closes(round))
    assert context["motive"].startswith("Members come most of all for what there is to know.")
    even = {key: {"refused": True} for key in ("information", "interaction", "entertainment")}
    scales = {scale.key: even.get(scale.key, {"refused": True}) for scale in round.asks.scales}
    assert pages.main_motive(round, {"scales": scales}) == ""


@pytest.mark.django_db
def test_motives_that_do_not_differ_clearly_are_called_so(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table, "look")
    for person in crowd:
        answers(person, round, everything(4))
    assert "No reason for coming stands out" in pages.main_motive(round, closes(round).figures)
