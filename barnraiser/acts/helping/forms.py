"""What is asked when somebody is to be acted for, and of whoever acts."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.decisions.models import Stance
from barnraiser.ground.web.inputs import LineField
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person


class WhoForm(forms.Form):
    """Of the members, the one who would be acted for; and with a witness, also who would act."""

    person = SomebodyField(label="Who would be acted for", error_messages={"required": "Name a member."})
    helper = SomebodyField(
        label="Who would act for them", error_messages={"required": "Name the member who would act."}
    )

    def __init__(self, *args: Any, members: QuerySet[Person], witnessed: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["person"]).among(members)
        if witnessed:
            cast(SomebodyField, self.fields["helper"]).among(members.filter(account__isnull=False))
        else:
            del self.fields["helper"]


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
