from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.web.inputs import LineField, YesNoField
from barnraiser.people.models import Person

from .gifts import CHOICES

FEW = {"rows": 3}


class FavourForm(forms.Form):
    """An ask or an offer. To one person, in a community the two share: `rooms` are those."""

    title = LineField(
        max_length=160,
        label="In one sentence",
        error_messages={
            "required": "Say it in one sentence.",
            "max_length": "Keep the sentence within 160 characters. The rest fits below.",
        },
    )
    gift = forms.ChoiceField(
        choices=CHOICES,
        widget=forms.RadioSelect,
        label="What sort of thing is it?",
        error_messages={
            "required": "Choose what sort of thing it is.",
            "invalid_choice": "Choose one of the five.",
        },
    )
    words = forms.CharField(
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="What else one should know",
        error_messages={"max_length": "Keep it within 4,000 characters."},
    )
    until = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        label="By when",
        error_messages={"invalid": "Write the day as year-month-day, 2026-10-31 for example."},
    )

    def __init__(self, *args: Any, rooms: Iterable[Community] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rooms = {room.slug: room for room in rooms}
        if len(self.rooms) > 1:
            self.fields["community"] = forms.ChoiceField(
                choices=[(slug, room.name) for slug, room in self.rooms.items()],
                widget=forms.RadioSelect,
                label="In which community?",
                error_messages={"required": "Choose the community it belongs to."},
            )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until < timezone.localdate(clock.now()):
            raise forms.ValidationError("That day is past. Choose today or a later one.")
        return until

    def said(self) -> dict[str, Any]:
        """What the action takes, the community apart."""
        return {name: self.cleaned_data[name] for name in ("title", "gift", "words", "until")}

    @property
    def room(self) -> Community:
        """The community that was chosen, or the only one there is."""
        chosen = self.cleaned_data.get("community")
        return self.rooms[chosen] if chosen else next(iter(self.rooms.values()))


class AnswerForm(forms.Form):
    words = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs=FEW),
        label="Your words",
        error_messages={
            "required": "Say how you mean it. A sentence is enough.",
            "max_length": "Keep it within 2,000 characters.",
        },
    )


class ThanksForm(forms.Form):
    words = LineField(
        max_length=500,
        required=False,
        label="Your thanks",
        error_messages={"max_length": "Keep it within 500 characters."},
    )
    audience = forms.ChoiceField(
        choices=[("all", "Everybody in the community"), ("two", "The two of us")],
        widget=forms.RadioSelect,
        initial="all",
        label="Who sees it?",
        error_messages={"required": "Choose who sees your thanks."},
    )

    def __init__(self, *args: Any, is_private: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_private:
            del self.fields["audience"]

    @property
    def is_public(self) -> bool:
        return self.cleaned_data.get("audience") == "all"


class MissForm(forms.Form):
    words = LineField(max_length=500, required=False, label="If you like, what came between")


class StepBackForm(forms.Form):
    words = LineField(max_length=300, required=False, label="If you like, a kind word")


class RejoinderForm(forms.Form):
    agrees = YesNoField(
        "It is so",
        "I see it differently",
        label="How do you see it?",
        error_messages={"required": "Choose one. Both are fine."},
    )
    words = LineField(max_length=500, required=False, label="Your words")


class IntroductionForm(forms.Form):
    """Whom somebody should meet, and why. Where there are many, they are found `by name` first."""

    name = LineField(max_length=80, required=False, label="Find somebody by name")
    other = forms.ChoiceField(label="To whom?", error_messages={"required": "Choose whom they should meet."})
    words = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Why these two?",
        error_messages={
            "required": "Say why they should know each other. Both read it.",
            "max_length": "Keep it within 1,000 characters.",
        },
    )

    def __init__(
        self, *args: Any, others: Iterable[Person] = (), by_name: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not by_name:
            del self.fields["name"]
        self.others = {person.handle: person for person in others}
        self.fields["other"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a person"),
            *((handle, person.name) for handle, person in self.others.items()),
        ]
        if self.initial.get("other") not in self.others:
            self.initial.pop("other", None)

    @property
    def person(self) -> Person:
        return self.others[self.cleaned_data["other"]]


class ResponseForm(forms.Form):
    yes = YesNoField("Yes", "Not this time")
