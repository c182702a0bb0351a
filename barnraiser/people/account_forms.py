"""The forms of signing in, in the words of this house. allauth asks for them by name."""

from typing import Any

from allauth.account import forms

from barnraiser.ground.web.inputs import CHOOSING_HINT

WORDS = {
    "login": "Email address",
    "email": "Email address",
    "oldpassword": "The password you have now",
    "password1": "New password",
    "code": "The code in the letter",
    "password2": "New password, once more",
}


class OurWords:
    """Labels as this house says them, and one hint wherever a password is chosen."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = WORDS.get(name, field.label)
        if "password1" in self.fields:
            self.fields["password1"].help_text = CHOOSING_HINT


class SignInForm(OurWords, forms.LoginForm):  # type: ignore[misc]
    pass


class ForgottenForm(OurWords, forms.ResetPasswordForm):  # type: ignore[misc]
    pass


class AnotherPasswordForm(OurWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(OurWords, forms.ChangePasswordForm):  # type: ignore[misc]
    pass


class FirstPasswordForm(OurWords, forms.SetPasswordForm):  # type: ignore[misc]
    pass


class AnotherAddressForm(OurWords, forms.AddEmailForm):  # type: ignore[misc]
    pass


class CodeByLetterForm(OurWords, forms.RequestLoginCodeForm):  # type: ignore[misc]
    pass


class CodeForm(OurWords, forms.ConfirmLoginCodeForm):  # type: ignore[misc]
    pass
