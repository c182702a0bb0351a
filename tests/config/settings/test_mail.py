"""Mail goes out encrypted where the host says so, and `0` is not saying so."""

from .test_security import told


def test_encryption_is_on_when_the_host_says_yes() -> None:
    ask = (
        "from barnraiser.config.settings.mail import MAILERS; print(MAILERS['default']['OPTIONS']['use_tls'])"
    )
    assert told(ask, SMTP="mail.example:587", SMTP_TLS="1") == "True"
    assert told(ask, SMTP="mail.example:587", SMTP_TLS="0") == "False"
    assert told(ask, SMTP="mail.example:587") == "False"
