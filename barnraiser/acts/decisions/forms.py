"""What is asked when proposing, standing, ranking, answering and amending."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from django import forms
from django.utils import timezone

from barnraiser.acts.conversations.models import Conversation
from barnraiser.ground.text import one_line
from barnraiser.ground.web.inputs import LineField

from .models import Option, Proposal, Stance
from .rules import Defaults, at_six, gives_a_reason, has_options, is_a_ranking, is_well_asked

MOMENT = "%Y-%m-%dT%H:%M"
UNRANKED = "Not ranked"
PLACES = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")


class VoicesField(forms.CharField):
    """How many must speak: a number of people, or a share of the members such as 30%."""

    def __init__(self, *, members: int, **options: Any) -> None:
        super().__init__(max_length=6, **options)
        self.members = members

    def clean(self, value: Any) -> Any:
        said = str(super().clean(value)).replace(" ", "")
        number = said.removesuffix("%")
        if not number.isdecimal():
            raise forms.ValidationError("Write a number of people, such as 12, or a share, such as 30%.")
        return ceil(int(number) * self.members / 100) if said.endswith("%") else int(number)


class OptionsField(forms.CharField):
    """What there is to choose from, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=2_000, widget=forms.Textarea(attrs={"rows": 5}), **options)

    def clean(self, value: Any) -> Any:
        lines = [line for piece in str(super().clean(value)).splitlines() if (line := one_line(piece))]
        has_options_or_say(lines)
        longest = Option._meta.get_field("text").max_length or 0
        if any(len(line) > longest for line in lines):
            raise forms.ValidationError(f"Keep each within {longest} letters, and say more in the words.")
        return lines


def has_options_or_say(lines: list[str]) -> None:
    if not (verdict := has_options(Proposal.Way.RANKED, lines)):
        raise forms.ValidationError(verdict.reason)


def more_words() -> forms.CharField:
    """Asked where the effect's own form says already what would be done."""
    return forms.CharField(
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="Anything that belongs to it",
        help_text="How it would be kept, or an example. It may stay empty: what is done if it passes is said above.",
    )


class ProposeForm(forms.Form):
    """What a proposal needs. Where its effect `says_itself` what would be done, that is not asked a second time."""

    title = LineField(
        max_length=200,
        label="What is proposed, in one sentence",
        error_messages={"required": "Say in one sentence what is proposed."},
    )
    words = forms.CharField(
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 9}),
        label="What exactly would be done",
        help_text="Who does what, by when, at what cost. Markdown works.",
        error_messages={"required": "Say what exactly would be done. People consent to these words."},
    )
    why = forms.CharField(
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Why",
        help_text="What is the matter now, and what would be better.",
        error_messages={"required": "Say why. Nobody can weigh a proposal without it."},
    )
    closes_at = forms.DateTimeField(
        label="Open until",
        input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        error_messages={"invalid": "Write a day and a time, such as 2026-10-11 18:00."},
    )
    again_on = forms.DateField(
        required=False,
        label="Look at it again on",
        help_text="A day to see whether it did what you hoped.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        *args: Any,
        usual: Defaults,
        talks: Sequence[Conversation],
        is_ranked: bool = False,
        binds: bool = False,
        says_itself: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **{**options, "prefix": "p"})
        self.usual, self.binds, self.talks = usual, binds, {talk.code: talk for talk in talks}
        if says_itself:
            del self.fields["title"]
            self.fields["words"] = more_words()
        if is_ranked:
            self.fields["options"] = OptionsField(
                label="What there is to choose from",
                help_text="One a line, two to nine. If two end level in every round, the one listed first stays in.",
                error_messages={"required": "Name two things to choose from, at least."},
            )
        self.fields["needed"] = VoicesField(
            members=usual.members,
            label="How many must speak for it to count",
            help_text=f"A number of people, or a share such as 30%. There are {usual.members} members."
            + (f" {usual.needed} at least." if binds else ""),
        )
        if binds:
            earliest = timezone.localtime(usual.earliest)
            self.fields["closes_at"].widget.attrs["min"] = earliest.strftime(MOMENT)
        if talks:
            self.fields["talk"] = forms.ChoiceField(
                choices=[("", "It begins a new one"), *((talk.code, talk.title) for talk in talks)],
                required=False,
                label="It came out of a conversation",
            )
        self.order_fields(["title", "words", "options", "why", "closes_at", "needed", "talk", "again_on"])
        self.initial = {
            "closes_at": at_six(usual.closes_at).replace(tzinfo=None),
            "needed": str(usual.needed),
            **self.initial,
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "closes_at" in cleaned and "needed" in cleaned:
            verdict = is_well_asked(cleaned["closes_at"], cleaned["needed"], self.usual, binds=self.binds)
            if not verdict:
                about = "needed" if "speak" in verdict.reason else "closes_at"
                self.add_error(about, verdict.reason)
        cleaned["talk"] = self.talks.get(str(cleaned.get("talk", "")))
        return cleaned


class StanceForm(forms.Form):
    stance = forms.ChoiceField(
        choices=Stance.Where.choices,
        widget=forms.RadioSelect,
        label="Where you stand",
        error_messages={
            "required": "Choose where you stand.",
            "invalid_choice": "Choose one of the four.",
        },
    )
    reason = forms.CharField(
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input", "aria-describedby": "id_reason_hint"}),
        label="What should people know?",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        verdict = gives_a_reason(cleaned.get("stance", ""), cleaned.get("reason", ""))
        if not verdict:
            self.add_error("reason", verdict.reason)
        return cleaned


class RankForm(forms.Form):
    """For each option the place it takes, or none."""

    def __init__(
        self, *args: Any, options: Sequence[Option], ranking: Sequence[int] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        places = [("", UNRANKED), *((str(n), PLACES[n]) for n in range(len(options)))]
        for option in options:
            position = option.position
            self.fields[f"place-{position}"] = forms.ChoiceField(
                choices=places,
                required=False,
                label=option.text,
                widget=forms.Select(attrs={"class": "input"}),
                initial=str(list(ranking).index(position)) if position in ranking else "",
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [(int(place), int(name.split("-")[1])) for name, place in cleaned.items() if place]
        places = [place for place, _ in chosen]
        if len(set(places)) != len(places):
            self.add_error(None, "Two of them have the same place. Give each its own.")
        ranking = [position for _, position in sorted(chosen)]
        verdict = is_a_ranking(ranking, set(ranking))
        if not verdict:
            self.add_error(None, verdict.reason)
        return {"ranking": ranking}


class AnswerForm(forms.Form):
    words = forms.CharField(
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What is being done about it",
        error_messages={"required": "Say what is being done about it."},
    )


class AmendForm(forms.Form):
    words = ProposeForm.base_fields["words"]
    why = ProposeForm.base_fields["why"]
    changed = LineField(
        max_length=300,
        label="What you changed, and after whom",
        help_text="One line. It stands beside the new words.",
        error_messages={"required": "Say what you changed. Those who spoke on the old words are told."},
    )

    def __init__(self, *args: Any, says_itself: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if says_itself:
            self.fields["words"] = more_words()
            self.order_fields(["words", "why", "changed"])
