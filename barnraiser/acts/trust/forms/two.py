"""What is asked on the page of two."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from barnraiser.communities.models import Community
from barnraiser.ground.web.inputs import LineField
from barnraiser.people.models import Person

from ..models import Mark, Note, Statement
from ..rules import MOST_SAID

Quality, Matter = Statement.Quality, Statement.Matter


class WithinForm(forms.Form):
    """Asks in which community it is said, where the two share more than one; the one they share longest stands first."""

    community = forms.ModelChoiceField(
        Community.objects.none(),
        to_field_name="slug",
        empty_label=None,
        label="Said in",
        help_text="It counts there, in sums about the whole community. Nobody there is told.",
    )

    def __init__(self, *args: Any, shared: Sequence[Community], **options: Any) -> None:
        super().__init__(*args, **options)
        self.shared = shared
        rows = Community.objects.filter(pk__in=[community.pk for community in shared])
        self.fields["community"].queryset = rows  # type: ignore[attr-defined]
        if len(shared) > 1:
            self.initial.setdefault("community", shared[0].slug)
        else:
            del self.fields["community"]

    def within(self) -> Community:
        chosen: Community = self.cleaned_data.get("community") or self.shared[0]
        return chosen


class StatementForm(WithinForm):
    quality = forms.ChoiceField(
        choices=Quality.choices,
        widget=forms.RadioSelect,
        label="What it is",
        error_messages={"required": "Choose one of the three. They are different things."},
    )
    matter = forms.ChoiceField(choices=Matter.choices, required=False, widget=forms.RadioSelect)
    scope = LineField(
        max_length=80,
        label="How far it goes",
        help_text="With what, or what for, in a few words: advice on soil, the van on Fridays.",
        error_messages={
            "required": "Say it in a few words, so that it is clear how far it goes.",
            "max_length": "Keep it within 80 characters.",
        },
    )
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What happened",
        help_text="What you saw yourself. One thing is enough.",
        error_messages={
            "required": "Say what happened. One sentence is enough.",
            "max_length": "Keep it within 500 characters.",
        },
    )
    field_order = ["quality", "matter", "scope", "reason", "community"]

    def __init__(
        self, *args: Any, other: Person, have_met: bool, standing: Iterable[Statement] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.other, self.have_met = other, have_met
        self.standing = {(one.quality, one.matter, one.scope.lower()): one for one in standing}
        self.initial.setdefault("quality", Quality.TRUST)
        self.fields["matter"].label = f"I would trust {other.name} with"
        self.fields["scope"].required = self.data.get("quality") != Quality.AFFECTION

    def clean(self) -> dict[str, Any]:
        """Trust names its matter and respect what for; the weightiest waits for a meeting; nothing is said twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quality = cleaned.get("quality")
        if quality != Quality.TRUST:
            cleaned["matter"] = ""
        elif not cleaned.get("matter"):
            self.add_error("matter", "Choose what you would trust them with.")
        if cleaned.get("matter") in Statement.DEEP and not self.have_met:
            said = f"This much waits until you and {self.other.name} have met in person."
            self.add_error("matter", said)
        if quality == Quality.AFFECTION:
            cleaned["scope"] = ""
        self._check_standing(cleaned)
        return cleaned

    def _check_standing(self, cleaned: dict[str, Any]) -> None:
        said = tuple(str(cleaned.get(part, "")) for part in ("quality", "matter", "scope"))
        said = (said[0], said[1], said[2].lower())
        stands = self.standing.get(said)
        if stands is not None and stands.reason == cleaned.get("reason"):
            return  # Sent twice: it stands as it was.
        if stands is not None:
            self.add_error(None, "You have said this, and it stands. To say it anew, take it back first.")
        elif len(self.standing) >= MOST_SAID:
            self.add_error(None, f"You have said {MOST_SAID} things. Take one back before you say another.")


class CareForm(WithinForm):
    thing = LineField(
        max_length=120,
        label="We both care about",
        error_messages={
            "required": "Name one thing, in a few words.",
            "max_length": "Keep it within 120 characters.",
        },
    )
    field_order = ["thing", "community"]


class NoteForm(forms.Form):
    spark = forms.ChoiceField(
        choices=Note.Spark.choices, required=False, widget=forms.RadioSelect, label="Did it click?"
    )
    words = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="To remember",
        error_messages={"max_length": "Keep it within 1,000 characters."},
    )


class AgreeForm(WithinForm):
    """Asks nothing more than where the two share several communities."""


class MarksForm(forms.Form):
    origins = forms.MultipleChoiceField(
        choices=Mark.Origin.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Where you know them from",
    )
