"""Signing in: by password, passkey, a code by letter or a house one is known in; joining by invitation only.

django-allauth carries it.
"""

from typing import Any

from .environment import TESTING, read

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["barnraiser.people.backends.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.ScryptPasswordHasher"]
)

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"

ACCOUNT_ADAPTER = "barnraiser.acts.belonging.accounts.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
# Past `reset_letter` and `code_letter` the page still says the same and no letter goes out: see `InvitedOnly.send_mail`.
ACCOUNT_RATE_LIMITS = {
    "reset_password": "20/m/ip",
    "reset_letter": "3/d/key",
    "request_login_code": "20/m/ip",
    "code_letter": "10/d/key",
}
ACCOUNT_FORMS = {
    "login": "barnraiser.people.account_forms.SignInForm",
    "reset_password": "barnraiser.people.account_forms.ForgottenForm",
    "reset_password_from_key": "barnraiser.people.account_forms.AnotherPasswordForm",
    "change_password": "barnraiser.people.account_forms.ChangePasswordForm",
    "set_password": "barnraiser.people.account_forms.FirstPasswordForm",
    "add_email": "barnraiser.people.account_forms.AnotherAddressForm",
    "request_login_code": "barnraiser.people.account_forms.CodeByLetterForm",
    "confirm_login_code": "barnraiser.people.account_forms.CodeForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
# Browsers themselves count http://localhost as safe, and only that.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = read("ADDRESS", "http://localhost:8000").startswith("http://localhost")

# One house elsewhere that vouches for who somebody is (OpenID Connect). It lets nobody in who has no account here, and an
# account is tied to it only by its owner, signed in.
OIDC_SERVER = read("OIDC_SERVER").rstrip("/")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "house",
                "name": read("OIDC_NAME", "another house"),
                "client_id": read("OIDC_CLIENT"),
                "secret": read("OIDC_SECRET"),
                "settings": {"server_url": OIDC_SERVER},
            }
        ],
    }
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
