from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from barnraiser.ground import clock
from barnraiser.ground.web.inputs import LineField
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person

from ..models import Gathering

MOST_PLACES = 500


class PlanForm(forms.Form):
    """What for, when and where. Times are the network's own; an end before the start is meant for the day after."""

    title = LineField(
        max_length=160,
        label="What is it?",
        error_messages={"required": "Give it a name: what people will say when they ask each other."},
    )
    words = forms.CharField(
        max_length=8000,
        required=False,
        label="What for",
        help_text="What happens, what to bring, whom it is for.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Choose a day.", "invalid": "Write the day as 2026-10-17."},
    )
    starts = forms.TimeField(
        label="From",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": "Say when it starts.", "invalid": "Write the time as 13:00."},
    )
    ends = forms.TimeField(
        label="Until",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": "Say when it ends. A guess will do.",
            "invalid": "Write the time as 18:00.",
        },
    )
    way = forms.ChoiceField(
        choices=Gathering.Way.choices,
        label="How do you meet?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose in person or online."},
    )
    place = LineField(max_length=120, label="Where", error_messages={"required": "Say where it is."})
    directions = LineField(
        max_length=300,
        required=False,
        label="How to get there",
        help_text="The bus, the gate, where to park.",
    )
    link = forms.URLField(
        max_length=500,
        assume_scheme="https",
        label="The link",
        help_text="Shown only to those who come.",
        error_messages={
            "required": "Give the link. Only those who come see it.",
            "invalid": "Write the whole address, as it is in your browser.",
        },
    )
    access = LineField(
        max_length=300,
        required=False,
        label="Getting in and being there",
        help_text="Steps, the loo, a quiet room, children, dogs. It helps people to decide.",
    )
    capacity = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        label="Room for how many, besides the hosts",
        help_text="Whoever says yes after that waits in a queue, and moves up. Left empty, there is room for everybody.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """In person needs a place, online a link."""
        super().__init__(*args, **options)
        if self.is_bound:
            online = self.data.get("way") == Gathering.Way.ONLINE
            self.fields["place"].required, self.fields["link"].required = not online, online

    def clean(self) -> dict[str, Any]:
        """The hour is still to come."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if {"day", "starts", "ends"} <= cleaned.keys():
            cleaned["starts_at"], cleaned["ends_at"] = _hours(
                cleaned["day"], cleaned["starts"], cleaned["ends"]
            )
            if cleaned["ends_at"] <= clock.now():
                self.add_error("day", "That is over already. Choose an hour that is still to come.")
        return cleaned

    def plan(self) -> dict[str, Any]:
        """The values of a plan."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in {"day", "starts", "ends"}
        }


def _hours(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    last = day if ends > starts else day + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, starts)), timezone.make_aware(
        datetime.combine(last, ends)
    )


def standing(gathering: Gathering) -> dict[str, Any]:
    """What the form begins with where a gathering is changed."""
    kept = ("title", "words", "way", "place", "directions", "link", "access", "capacity")
    start, end = gathering.local_start, gathering.local_end
    return {name: getattr(gathering, name) for name in kept} | {
        "day": start.date(),
        "starts": start.time(),
        "ends": end.time(),
    }


class CallOffForm(forms.Form):
    words = LineField(
        max_length=500,
        label="A word on why",
        help_text="Everybody who wanted to come hears it.",
        error_messages={"required": "Say a word on why. “The barn roof leaks” is enough."},
    )


class HostForm(forms.Form):
    person = SomebodyField(label="Host it with", error_messages={"required": "Name a member."})

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["person"]).among(people)
