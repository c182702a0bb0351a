"""What is asked when somebody is to be acted for, and of whoever acts."""

from typing import Any

from django import forms

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.decisions.models import Stance
from barnraiser.communities.models import Membership
from barnraiser.ground.web.inputs import LineField
from barnraiser.people.models import Person


class WhoForm(forms.Form):
    """Of the members, the one who would be acted for; and with a witness, also who would act."""

    person = forms.ChoiceField(label="Who would be acted for")
    helper = forms.ChoiceField(label="Who would act for them")

    def __init__(self, *args: Any, members: list[Membership], witnessed: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.by_code = {row.person.code: row.person for row in members}
        everybody = [("", "Choose a member"), *((code, one.name) for code, one in self.by_code.items())]
        self.fields["person"].choices = everybody  # type: ignore[attr-defined]
        if witnessed:
            came = [(c, n) for c, n in everybody if not c or self.by_code[c].is_claimed]
            self.fields["helper"].choices = came  # type: ignore[attr-defined]
        else:
            del self.fields["helper"]

    def chosen(self, name: str) -> Person:
        return self.by_code[self.cleaned_data[name]]


class CodeForm(forms.Form):
    code = LineField(max_length=20, label="The code on the sheet", help_text="Two groups of five letters.")


class NewsForm(forms.Form):
    """Their news, as the page asks for it."""

    kind = forms.ChoiceField(choices=Conversation.Kind.choices, initial="success", label="What kind of news")
    title = LineField(max_length=200, label="Their news in one sentence")
    words = forms.CharField(max_length=2000, label="Their words", widget=forms.Textarea(attrs={"rows": 4}))


class DeedForm(forms.Form):
    """One thing of the closed list, about one thing."""

    what = forms.ChoiceField(choices=[(what, what) for what in ("comes", "answers", "stands", "tells")])
    code = forms.CharField(max_length=12, required=False)
    stance = forms.ChoiceField(choices=[("", "Where they stand"), *Stance.Where.choices], required=False)
    kind = forms.ChoiceField(choices=Conversation.Kind.choices, required=False)
    title = LineField(max_length=200, required=False, label="Their news in one sentence")
    words = forms.CharField(max_length=2000, required=False, label="Their words", widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("what") == "tells" and not (said.get("title") and said.get("words") and said.get("kind")):
            raise forms.ValidationError("News has a kind, a first sentence, and words.")
        if said.get("what") == "stands" and not said.get("stance"):
            raise forms.ValidationError("Choose where they stand.")
        return said

    def words_said(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in ("words", "stance", "kind", "title")}
