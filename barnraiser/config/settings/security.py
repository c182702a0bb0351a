"""The secret, the hosts, and what a browser may load. The secret is made at first start and never leaves the data folder."""

import os
import secrets
from pathlib import Path

from django.utils.csp import CSP

from .environment import DATA, DEVELOPMENT, TESTING, is_on, read


def secret_key(folder: Path) -> str:
    """The key in `folder`, made on first use, readable by the owner alone. Two first starts agree on one key."""
    path = folder / "secret_key"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f".secret_key.{os.getpid()}.{secrets.token_hex(4)}"
    if not path.exists():
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


SECRET_KEY = "only for tests" if TESTING else secret_key(DATA)
DEBUG = DEVELOPMENT

_address = read("ADDRESS", "http://localhost:8000")
_secure = _address.startswith("https://")
_host = _address.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = [_host, *filter(None, read("HOSTS").split(","))]
if _host == "localhost":
    ALLOWED_HOSTS.append("127.0.0.1")
CSRF_TRUSTED_ORIGINS = [_address]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
if is_on("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

# Browsers hold where a form leads on to against its policy: signing in elsewhere begins with one.
_elsewhere = ["/".join(read("OIDC_SERVER").split("/")[:3])] if read("OIDC_SERVER") else []

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "connect-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF, *_elsewhere],
    "frame-ancestors": [CSP.NONE],
}
