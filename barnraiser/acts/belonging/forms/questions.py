"""The questions that a community asks whoever comes in, their answers, and the answer at the door."""

from collections.abc import Mapping
from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..models import MOST_QUESTIONS, JoinAnswer

LONGEST = 600
FOR = "Members who welcome you read it, and it helps to find who wants the same. It stays yours to change."


def asked_of(
    questions: Mapping[int, str], answered: Mapping[int, JoinAnswer], *, must: bool = False
) -> dict[str, forms.Field]:
    """A field for each question, with what was answered before. With `must` the first one needs an answer."""
    return {
        f"answer_{number}": forms.CharField(
            label=text,
            max_length=LONGEST,
            required=must and number == 0,
            initial=answered[number].words if number in answered else "",
            help_text=FOR if number == 0 else "",
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        for number, text in questions.items()
    }


def answers_in(cleaned: Mapping[str, Any]) -> dict[int, str]:
    """By number, what was answered."""
    return {
        int(name.removeprefix("answer_")): words
        for name, words in cleaned.items()
        if name.startswith("answer_")
    }


class AnswersForm(forms.Form):
    """One's own answers, to read and to change."""

    must = False

    def __init__(
        self, *args: Any, questions: Mapping[int, str], answered: Mapping[int, JoinAnswer], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        earlier = {number: row.asked for number, row in answered.items()}
        self.fields = asked_of(earlier | dict(questions), answered, must=self.must) | self.fields

    def answers(self) -> dict[int, str]:
        return answers_in(self.cleaned_data)


class AskInForm(AnswersForm):
    """The same with a request to be let in: here what somebody wants is to be said."""

    must = True


class QuestionsForm(forms.Form):
    """What newcomers are asked, beside the one question that every community asks."""

    def __init__(self, *args: Any, standing: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, MOST_QUESTIONS + 1):
            self.fields[f"question_{number}"] = LineField(
                label=f"Question {number}",
                max_length=160,
                required=False,
                initial=standing.get(number, ""),
            )

    def questions(self) -> list[str]:
        """Those that were written, in order."""
        return [text for text in self.cleaned_data.values() if text]


class ReplyForm(forms.Form):
    """A yes or a no to somebody at the door, and words."""

    lets_in = forms.ChoiceField(
        label="Your answer",
        choices=[("yes", "Yes, come in"), ("no", "Not this time")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two."},
    )
    words = forms.CharField(
        label="A few words with it",
        max_length=500,
        help_text="The one who asks reads them, and your name.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say a few words. A bare yes or no is a cold door."},
    )

    def clean_lets_in(self) -> bool:
        return bool(self.cleaned_data["lets_in"] == "yes")
