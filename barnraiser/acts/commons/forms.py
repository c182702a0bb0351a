from collections.abc import Iterable
from typing import Any

from django import forms

from barnraiser.acts.conversations.models import Conversation
from barnraiser.ground.web.inputs import LineField

from .models import Keeping
from .models.keeping import LONGEST, LONGEST_TITLE
from .models.page import LONGEST as LONGEST_SECTION
from .models.page import LONGEST_TITLE as LONGEST_HEADING


class WordingForm(forms.Form):
    title = LineField(
        max_length=LONGEST_TITLE,
        label="What it is called",
        error_messages={
            "required": "Give it its name: the word itself, or what the story is called here.",
            "max_length": f"Keep it within {LONGEST_TITLE} characters.",
        },
    )
    words = forms.CharField(
        max_length=LONGEST,
        label="As we say it here",
        help_text="In your own words, as you would tell a newcomer. The message it comes from is linked.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Say what is meant by it. A sentence is enough.",
            "max_length": f"Keep it within {LONGEST} characters.",
        },
    )


class KeepForm(WordingForm):
    kind = forms.ChoiceField(
        choices=Keeping.Kind.choices,
        initial=Keeping.Kind.WORD,
        label="What is it?",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the three."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["kind", "title", "words"])


class RewordForm(WordingForm):
    number = forms.IntegerField(widget=forms.HiddenInput)


class PageForm(forms.Form):
    title = LineField(
        max_length=LONGEST_HEADING,
        label="What the page is about",
        help_text="It stays as it is. A new matter is a new page.",
        error_messages={"required": "Give it a title."},
    )


class SectionForm(forms.Form):
    """What a section says. Words may be empty where one stands already: then it is taken out."""

    heading = LineField(
        max_length=LONGEST_HEADING,
        label="Heading",
        error_messages={"required": "Give the section a heading."},
    )
    words = forms.CharField(
        max_length=LONGEST_SECTION,
        label="What we know",
        help_text="Markdown works: **bold**, *leaning*, lists, links.",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": "There are no words yet.",
            "max_length": "Keep it within 40,000 characters, or make two sections of it.",
        },
    )


class NewSectionForm(SectionForm):
    source = forms.ChoiceField(
        required=False,
        label="The conversation it comes from",
        help_text="Whoever may read that may read this section, and nobody else.",
    )

    def __init__(self, *args: Any, sources: Iterable[Conversation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sources = {talk.code: talk for talk in sources}
        choices = [
            ("", "None: we know it from elsewhere"),
            *((code, talk.title) for code, talk in self.sources.items()),
        ]
        self.fields["source"].choices = choices  # type: ignore[attr-defined]

    def clean_source(self) -> Conversation | None:
        return self.sources.get(self.cleaned_data["source"])


class EditForm(SectionForm):
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].required = False
        self.fields[
            "words"
        ].help_text = "Without words the section is taken out. What it said stays to be put back."


class RestoreForm(forms.Form):
    number = forms.IntegerField()
    instead_of = forms.IntegerField()
