"""What is asked when a programme begins, gives a mandate, asks to take part, speaks, and reads first."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.ground.web.inputs import LineField
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person

from .models import Guideline, Level, Mandate
from .models.draft import LONGEST

MOST_LINES = 12
LONGEST_LINE = 200
LEVELS = (
    (Level.BEFORE.value, "Approved before: somebody else who answers for it reads it first"),
    (Level.OPEN.value, "Open: it stands at once, under the guidelines"),
)


class SentencesField(forms.CharField):
    """Short sentences, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = [line for piece in (super().clean(value) or "").splitlines() if (line := one_line(piece))]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Nobody keeps more than {MOST_LINES} in mind. Put some together.")
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(f"One of them is longer than {LONGEST_LINE} letters. Say it shorter.")
        return lines


class DayField(forms.DateField):
    """A day, picked or typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class GuideForm(forms.Form):
    without_asking = SentencesField(
        label="Without asking", help_text="What a voice may say at any time. One a line."
    )
    ask_first = SentencesField(required=False, label="Ask first", help_text="One a line.")
    never = SentencesField(required=False, label="Never", help_text="One a line.")
    why = LineField(
        max_length=200,
        required=False,
        label="What changes, and why",
        help_text="Everybody who reads them sees it.",
    )

    @classmethod
    def standing(cls, guideline: Guideline, data: Any = None) -> "GuideForm":
        """The form with the guidelines of today in it."""
        words = {name: getattr(guideline, name) for name in ("without_asking", "ask_first", "never")}
        return cls(data, initial=words)


class BeginForm(forms.Form):
    name = LineField(max_length=80, label="What is it called?", help_text="“The mill at the table”, say.")
    goal = LineField(
        max_length=300,
        label="What for?",
        help_text="What would be true in a year that is not true now.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    audience = LineField(max_length=200, label="Toward whom?", help_text="Growers who bring small lots, say.")
    without_asking = SentencesField(
        label="Without asking", help_text="What a voice may say at any time. One a line."
    )
    ask_first = SentencesField(required=False, label="Ask first", help_text="One a line.")
    never = SentencesField(required=False, label="Never", help_text="One a line.")
    level = forms.ChoiceField(
        label="How much rope?",
        choices=LEVELS,
        widget=forms.RadioSelect,
        help_text="You can choose otherwise for one voice, and for all at the next look.",
    )
    reason = LineField(max_length=300, label="Why so much, and not more or less?")
    next_on = DayField(
        label="When do you look at it again?", help_text="Within a year. You will be reminded."
    )


class ReviewForm(forms.Form):
    mandate = forms.ModelChoiceField(
        Mandate.objects.none(),
        to_field_name="code",
        required=False,
        label="For whom?",
        empty_label="The whole programme",
    )
    level = forms.ChoiceField(label="How much rope?", choices=LEVELS, widget=forms.RadioSelect)
    reason = LineField(
        max_length=300,
        label="Why?",
        help_text="It stands in the history for everybody who sees the programme.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_on = DayField(
        required=False,
        label="When do you look at it again?",
        help_text="For the whole programme. Within a year.",
    )

    def __init__(self, *args: Any, voices: QuerySet[Mandate], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["mandate"]
        chosen.queryset = voices  # type: ignore[attr-defined]
        chosen.label_from_instance = lambda row: f"{row.person.name} alone"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("mandate") and not cleaned.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Name the day on which you look at the programme again.")
        return cleaned


class OfferForm(forms.Form):
    person = SomebodyField(label="Who?", error_messages={"required": "Name somebody you see here."})
    role = LineField(
        max_length=60, label="What they are there", help_text="Miller, say. It stands beside their name."
    )
    scope = LineField(
        max_length=300,
        label="About what may they speak, and where?",
        help_text="Milling, small lots and Mondays, in Soil & Table. Not prices.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    until = DayField(label="Until when?", help_text="A year at the most. It ends by itself on that day.")

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["person"]).among(people)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = clock.now().date()
        if until <= today:
            raise forms.ValidationError("Choose a day to come.")
        if until > today + timedelta(days=365):
            raise forms.ValidationError("A mandate lasts a year at the most. It can be given again.")
        return until

    @property
    def expires_at(self) -> datetime:
        """The end of the chosen day."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["until"], time(23, 59)))


class AskInForm(forms.Form):
    community = forms.ModelChoiceField(
        Community.objects.none(),
        to_field_name="slug",
        label="Which community?",
        empty_label="Choose one of yours",
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of your own."},
    )
    words = LineField(
        max_length=300,
        label="What do you say to its stewards?",
        help_text="What you would bring, and what you would not do.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, communities: QuerySet[Community], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["community"].queryset = communities  # type: ignore[attr-defined]


class RefuseForm(forms.Form):
    why = LineField(
        max_length=200,
        label="Why not?",
        error_messages={"required": "Say why not. Those who asked read it, and all members can."},
    )


class EndForm(forms.Form):
    why = LineField(max_length=200, required=False, label="Why?")


class WordsForm(forms.Form):
    """An answer: the words alone."""

    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        label="The words",
        error_messages={"required": "There are no words yet."},
    )


class OpeningForm(WordsForm):
    """A new conversation: where, of what kind, and its title."""

    community = forms.ModelChoiceField(
        Community.objects.none(),
        to_field_name="slug",
        label="Where?",
        empty_label=None,
        error_messages={"invalid_choice": "Choose a community in which you may speak for it."},
    )
    kind = forms.ChoiceField(label="What kind is it?", choices=Conversation.Kind.choices)
    title = LineField(max_length=200, label="In one sentence")
    field_order: Iterable[str] = ("community", "kind", "title", "words")

    def __init__(self, *args: Any, places: QuerySet[Community], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["community"].queryset = places  # type: ignore[attr-defined]


class RevisionForm(WordsForm):
    title = LineField(max_length=200, label="In one sentence")
    field_order: Iterable[str] = ("title", "words")

    def __init__(self, *args: Any, opens: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not opens:
            del self.fields["title"]


class ChangeForm(forms.Form):
    marked = forms.CharField(
        max_length=600,
        required=False,
        strip=True,
        label="Which words?",
        help_text="Copy them from the draft. They are marked there. Leave it empty to speak of the whole.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    said = forms.CharField(
        max_length=600,
        label="What do you ask for?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what you would like to be different."},
    )

    def __init__(self, *args: Any, words: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.words = words

    def clean_marked(self) -> str:
        marked: str = self.cleaned_data["marked"].replace("\r\n", "\n")
        if marked and marked not in self.words.replace("\r\n", "\n"):
            raise forms.ValidationError("These words do not stand in the draft. Copy them letter by letter.")
        return marked


class DeclineForm(forms.Form):
    said = forms.CharField(
        max_length=600,
        label="Why not?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why. They can still say it as themselves."},
    )
