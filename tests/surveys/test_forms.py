from barnraiser.surveys.forms import AnswerForm, OpenForm
from barnraiser.surveys.instruments import LOOK, PULSE


def test_the_pulse_wants_both_answers_and_a_yes() -> None:
    form = AnswerForm(PULSE, {"place": "0", "people": "10", "consents": "on"})
    assert form.is_valid()
    assert form.answers == {"place": 0, "people": 10}
    assert set(AnswerForm(PULSE, {"place": "4"}).errors) == {"people", "consents"}
    assert "place" in AnswerForm(PULSE, {"place": "11", "people": "1", "consents": "on"}).errors


def test_the_longer_look_may_leave_out_what_it_likes_but_not_everything() -> None:
    form = AnswerForm(LOOK, {"promise": "3", "consents": "on"})
    assert form.is_valid()
    assert form.answers == {"promise": 3}
    empty = AnswerForm(LOOK, {"consents": "on"})
    assert "at least one" in str(empty.non_field_errors())


def test_questions_stand_under_their_lead() -> None:
    leads = [(bool(lead), len(group)) for lead, group in AnswerForm(LOOK).groups]
    assert leads == [(True, 11), (True, 4), (True, 4)]
    assert [len(group) for _, group in AnswerForm(PULSE).groups] == [2]


def test_a_round_is_opened_for_weeks() -> None:
    form = OpenForm({"instrument": "pulse", "days": "21"})
    assert form.is_valid()
    assert form.cleaned_data == {"instrument": "pulse", "days": 21}
    assert set(OpenForm({"instrument": "mood", "days": "90"}).errors) == {"instrument", "days"}
