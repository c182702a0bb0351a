from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from barnraiser.ground import clock
from barnraiser.ground.web.inputs import LineField
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person

from ..models import Closing
from .fields import DayField, WordsField


def today() -> date:
    return timezone.localdate(clock.now())


class RewordForm(forms.Form):
    """What the campaign says: all but its day, which is moved by itself."""

    title = LineField(
        max_length=120,
        label="What is it called?",
        help_text="A few words one can say aloud: Soil in the contract.",
        error_messages={"required": "Give it a name. A few words are enough."},
    )
    goal = WordsField(
        rows=3,
        max_length=400,
        label="What will be different in the world?",
        help_text="Outside this community, so that anybody could see whether it has come true.",
        error_messages={"required": "Say what will be different. One sentence is enough."},
    )
    asks_whom = LineField(
        max_length=120,
        label="Whom do we want to move?",
        help_text="Who can make it true: the city council, the head teachers, ourselves.",
        error_messages={"required": "Say who can make it true."},
    )
    asks_what = LineField(
        max_length=300,
        label="What do we ask of them?",
        help_text="One thing they can say yes to.",
        error_messages={"required": "Say the one thing you ask of them."},
    )
    until_what = LineField(
        max_length=120,
        required=False,
        label="What happens on that day?",
        help_text="The council’s vote, Guildhall, 19:00.",
    )
    words = WordsField(
        rows=8,
        required=False,
        max_length=20_000,
        label="The story",
        help_text="Why now, and why us. Markdown works: **bold**, lists, links.",
    )


class CampaignForm(RewordForm):
    until = DayField(
        label="By when?",
        error_messages={"required": "Give it a day. It can be moved later, and the page says why."},
    )
    field_order = ["title", "goal", "until", "until_what", "asks_whom", "asks_what", "words"]

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < today():
            raise forms.ValidationError("That day has passed. Choose one to come.")
        return day


class ExtendForm(forms.Form):
    until = DayField(label="The new day", error_messages={"required": "Choose the new day."})
    why = LineField(
        max_length=300,
        label="Why is it moved?",
        help_text="It stands on the page, for everybody who gave their word for the old day.",
        error_messages={"required": "Say why. Others have planned for the old day."},
    )

    def __init__(self, *args: Any, after: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.after = after

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day <= self.after or day < today():
            raise forms.ValidationError("The new day comes after the old one, and is not past.")
        return day


class ClosingForm(forms.Form):
    how = forms.ChoiceField(
        choices=Closing.How.choices,
        widget=forms.RadioSelect,
        label="How did it end?",
        error_messages={"required": "Choose one of the three."},
    )
    words = WordsField(
        max_length=600,
        label="In your words",
        help_text="What we did, what we learned, whom we thank. What changed in the world is written down by itself.",
        error_messages={"required": "Say a sentence to those who gave their word."},
    )


class AskForm(forms.Form):
    person = SomebodyField(label="Whom do you ask?", error_messages={"required": "Name a member to ask."})
    part = LineField(
        max_length=120,
        label="Which part?",
        help_text="Speaks to the schools. Keeps the list of farms.",
        error_messages={"required": "Say which part it is, so that they know what they say yes to."},
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["person"]).among(people)
