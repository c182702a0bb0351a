"""What somebody writes about themselves."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from barnraiser.ground.text import one_line
from barnraiser.ground.web.inputs import LineField

from .. import countries
from ..models import Person, Sector, Tier
from ..pictures import MOST_BYTES, Unreadable, squared

MOST_INTERESTS = 12


class WebsiteField(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", **options)


class ProfileForm(forms.Form):
    name = LineField(
        max_length=80, label="Name", help_text="As people call you. The same everywhere, if you can."
    )
    tagline = LineField(
        max_length=140,
        required=False,
        label="In one line",
        help_text="What you do, as you would say it over a fence.",
    )
    place = LineField(
        max_length=80,
        required=False,
        label="Where you are",
        help_text="Your town or valley, spelled as your neighbours spell it: people near you are found by it.",
    )
    country = forms.ChoiceField(required=False, label="Country", choices=countries.choices)
    sector = forms.ChoiceField(
        required=False, label="Your walk of life", choices=[("", "I would rather not say"), *Sector.choices]
    )
    tier = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label="How far you decide for others",
        choices=[("", "I would rather not say"), *Tier.choices],
        help_text="Stands on your page. It shows whether ties here reach people who decide, and nothing else.",
    )
    interests = forms.CharField(
        required=False,
        max_length=400,
        label="What you care about",
        help_text="A few subjects with commas between them: soil, school meals, hedges. People find you by them.",
    )
    website = WebsiteField(required=False, label="Your own page", help_text="One address that tells more.")
    story = forms.CharField(
        required=False,
        max_length=4000,
        label="Your story",
        help_text="How you came to this, in your own words. Markdown works.",
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    picture = forms.FileField(
        required=False,
        label="Picture",
        help_text="We keep a small square from its middle, and nothing else of the file.",
    )
    remove_picture = forms.BooleanField(required=False, label="Take my picture down")

    def clean_interests(self) -> list[str]:
        words: dict[str, str] = {}
        for piece in self.cleaned_data["interests"].replace("\n", ",").split(","):
            if word := one_line(piece):
                words.setdefault(word.casefold(), word)
        if len(words) > MOST_INTERESTS:
            raise forms.ValidationError(f"Keep to {MOST_INTERESTS}, the ones you would talk about first.")
        if any(len(word) > 40 for word in words):
            raise forms.ValidationError("Each takes at most 40 letters. Put commas between them.")
        return list(words.values())

    def clean_picture(self) -> bytes | None:
        sent = self.cleaned_data["picture"]
        if not sent:
            return None
        if sent.size > MOST_BYTES:
            raise forms.ValidationError("This file is larger than 8 MB. Send a smaller copy.")
        try:
            return squared(sent)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def new_picture(self) -> bytes | None:
        """The new picture, empty bytes to take it down, or None to leave it."""
        if self.cleaned_data["picture"]:
            return bytes(self.cleaned_data["picture"])
        return b"" if self.cleaned_data["remove_picture"] else None

    def profile(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k not in {"picture", "remove_picture"}}

    @classmethod
    def about(cls, person: Person, interests: list[str]) -> "ProfileForm":
        fields = ("name", "tagline", "place", "country", "sector", "tier", "website", "story")
        known = {field: getattr(person, field) for field in fields}
        return cls(initial=known | {"interests": ", ".join(interests)})
