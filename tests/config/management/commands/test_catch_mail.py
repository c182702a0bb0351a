"""Every letter is taken, kept as a file and shown as it would be read; none goes out."""

import io
import os
import smtplib
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from django.core.management.base import OutputWrapper

from barnraiser.config.management.commands.catch_mail import Catcher
from barnraiser.config.serving import free_port


def test_a_letter_is_kept_and_shown(tmp_path: Path) -> None:
    said = io.StringIO()
    port = free_port(21_025 + os.getpid() % 900, "127.0.0.1")
    controller = Controller(Catcher(tmp_path / "mail", OutputWrapper(said)), "127.0.0.1", port)
    controller.start()
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = (
        "nell@aldervalley.example",
        "ruth@aldervalley.example",
        "Märchen",
    )
    letter.set_content("The barn goes up on Saturday.\n")
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.send_message(letter)
    controller.stop()
    [kept] = (tmp_path / "mail").glob("*.eml")
    assert b"ruth@aldervalley.example" in kept.read_bytes()
    for line in (
        "To: ruth@aldervalley.example",
        "Subject: Märchen",
        "The barn goes up on Saturday.",
        str(kept),
    ):
        assert line in said.getvalue()
