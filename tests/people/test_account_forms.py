import pytest
from django.forms import BaseForm

from barnraiser.ground.web.inputs import CHOOSING_HINT
from barnraiser.people import account_forms


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        (account_forms.ForgottenForm, ["Email address"]),
        (account_forms.AnotherPasswordForm, ["New password", "New password, once more"]),
        (account_forms.FirstPasswordForm, ["New password", "New password, once more"]),
    ],
)
def test_labels_are_in_our_words(form: type[BaseForm], labels: list[str]) -> None:
    assert [field.label for field in form().fields.values()] == labels


def test_one_hint_wherever_a_password_is_chosen() -> None:
    for form in (account_forms.AnotherPasswordForm, account_forms.FirstPasswordForm):
        assert form().fields["password1"].help_text == CHOOSING_HINT
