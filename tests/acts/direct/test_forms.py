from barnraiser.acts.direct.forms import AskInForm, GroupForm, WordsForm
from barnraiser.acts.direct.models.line import LONGEST
from barnraiser.people.models import Person


def test_words_are_asked_for_and_bounded() -> None:
    assert "no words" in str(WordsForm({"words": " "}).errors)
    assert "two parts" in str(WordsForm({"words": "x" * (LONGEST + 1)}).errors)
    assert WordsForm({"words": "x" * LONGEST}).is_valid()


def test_a_few_among_those_one_sees() -> None:
    people = [Person(name=f"P {n}", handle=f"p-{n}", pk=n) for n in range(1, 10)]
    form = GroupForm({"to": ["p-1", "p-2"], "words": "Hi"}, people=people)
    assert form.is_valid()
    assert form.cleaned_data["to"] == people[:2]
    assert not GroupForm({"to": ["harald"], "words": "Hi"}, people=people).is_valid()
    many = GroupForm({"to": [p.handle for p in people], "words": "Hi"}, people=people)
    assert "8 people are the most" in str(many.errors)


def test_one_of_those_found_is_asked_in() -> None:
    people = [Person(name=f"P {n}", handle=f"p-{n}", pk=n) for n in range(1, 3)]
    form = AskInForm({"who": "p-2"}, people=people)
    assert form.is_valid()
    assert form.cleaned_data["who"] == people[1]
    assert "Choose among the people below" in str(AskInForm({"who": "harald"}, people=people).errors)
    assert "Choose whom you ask in" in str(AskInForm({}, people=people).errors)
