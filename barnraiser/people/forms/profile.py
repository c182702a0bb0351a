"""What somebody writes about themselves."""

from typing import Any

from django import forms

from barnraiser.ground.pictures import MOST_BYTES, Unreadable, squared
from barnraiser.ground.web.inputs import LineField

from .. import handles, languages
from ..models import MOST_VALUES, Expertise, Person, Sector, Tier
from ..queries import Page
from .place import PlaceForm
from .website import WebsiteField
from .words import LanguagesField, NameField, WordsField

MOST_INTERESTS = 12
MOST_LANGUAGES = 12
MOST_SUBJECTS = 8
LEVELS = {
    "teaches": Expertise.Level.EXPERT,
    "does": Expertise.Level.AVERAGE,
    "learns": Expertise.Level.BEGINNER,
}
APART = ("picture", "remove_picture", *LEVELS)


class ProfileForm(PlaceForm):
    name = NameField(label="Name", help_text="As people call you. The same everywhere, if you can.")
    handle = LineField(
        max_length=handles.LONGEST,
        required=False,
        label="Your one link ends in",
        help_text="Two to thirty small letters, figures and hyphens. The one before leads to you still.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    tagline = LineField(
        max_length=140,
        required=False,
        label="In one line",
        help_text="What you do, as you would say it over a fence.",
    )
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
    interests = WordsField(
        MOST_INTERESTS,
        label="What you care about",
        help_text="A few subjects with commas between them: soil, school meals, hedges. People find you by them.",
    )
    website = WebsiteField(required=False, label="Your own page", help_text="One address that tells more.")
    teaches = WordsField(
        MOST_SUBJECTS,
        label="What you could teach",
        help_text="Subjects with commas between them: reading a soil report, double-entry books.",
    )
    does = WordsField(MOST_SUBJECTS, label="What you do well")
    learns = WordsField(MOST_SUBJECTS, label="What you are learning")
    values = WordsField(
        MOST_VALUES,
        label="What you hold to",
        help_text="Up to five values in your own words: candour, patience, evidence you can hold.",
    )
    languages = LanguagesField(
        MOST_LANGUAGES,
        longest=60,
        label="Languages you speak",
        help_text="By their English names, with commas between them: English, Welsh, Yoruba.",
    )
    sentence = LineField(
        max_length=160,
        required=False,
        label="You in one sentence",
        help_text="For a programme or the foot of an article. At most 160 letters.",
    )
    paragraph = forms.CharField(
        required=False,
        max_length=600,
        label="You in one paragraph",
        help_text="For whoever introduces you to a room. At most 600 letters.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
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

    def clean_handle(self) -> str:
        handle = str(self.cleaned_data["handle"]).lower()
        if handle and not handles.SHAPE.fullmatch(handle):
            raise forms.ValidationError("Use 2 to 30 small letters, figures and hyphens, not a hyphen first.")
        if handle and handles.is_reserved(handle):
            raise forms.ValidationError("The house itself answers to this word. Choose another.")
        return handle

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
        """What the action takes, but for the picture and the rows of affiliations."""
        said = {field: value for field, value in self.cleaned_data.items() if field not in APART}
        told = {field: said.pop(field) for field in ("languages", "values")}
        knows: dict[str, str] = {}
        for field, level in LEVELS.items():
            for subject in self.cleaned_data[field]:
                knows.setdefault(subject, level.value)
        return said | {"told": told | {"expertise": knows}}

    @classmethod
    def about(cls, page: Page) -> "ProfileForm":
        """The form as the page stands. The page is the person's own, so that nothing is left out."""
        person: Person = page.who.person
        fields = ("name", "handle", "tagline", "place", "country", "sector", "tier", "website", "sentence")
        known = {field: getattr(person, field) for field in (*fields, "paragraph", "story")}
        knows = {
            field: ", ".join(row.subject for row in page.expertise if row.level == level)
            for field, level in LEVELS.items()
        }
        told = {
            "interests": page.cares,
            "values": page.values,
            "languages": [languages.name(code) for code in page.language_codes],
        }
        return cls(initial=known | knows | {field: ", ".join(words) for field, words in told.items()})

    @staticmethod
    def standing(person: Person) -> tuple[str, int | None]:
        """The place as it stands, so that nobody is asked twice which one they mean."""
        return person.place, person.geoname
