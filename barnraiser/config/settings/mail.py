"""Mail out: one SMTP server named by BARNRAISER_SMTP (host:port); without one, letters are written to files."""

from typing import Any

from .environment import DATA, TESTING, is_on, read

_host, _, _port = read("SMTP").partition(":")
_smtp: dict[str, Any] = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {
        "host": _host,
        "port": int(_port or 25),
        "username": read("SMTP_USER"),
        "password": read("SMTP_PASSWORD"),
        "use_tls": is_on("SMTP_TLS"),
        "timeout": 20,
    },
}
_files: dict[str, Any] = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "OPTIONS": {"file_path": str(DATA / "mail")},
}
_memory: dict[str, Any] = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}

MAILERS = {"default": _smtp if _host else _memory if TESTING else _files}
DEFAULT_FROM_EMAIL = read("MAIL_FROM", "barnraiser@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Mail in: the domain whose addresses are communities and conversations; the name our own mail server signs its verdicts
# with (without it nobody's letter counts as proven); forwarders whose word on who wrote a letter is taken; and where
# `barnraiser up` listens for letters, as lmtp://127.0.0.1:8024 or smtp://127.0.0.1:8025.
_home = read("ADDRESS", "http://localhost:8000").split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
MAIL_DOMAIN = read("MAIL_DOMAIN", _home).lower()
MAIL_AUTHSERV = read("MAIL_AUTHSERV")
MAIL_SEALERS = frozenset(read("MAIL_SEALERS").lower().replace(",", " ").split())
MAIL_IN = read("MAIL_IN")
