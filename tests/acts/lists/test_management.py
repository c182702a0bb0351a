"""The command, and the mail server's part that is shipped beside it."""

import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from barnraiser.acts.lists import server
from barnraiser.acts.lists.management.commands.mail_in import DEFAULT, where
from barnraiser.acts.lists.models import State
from barnraiser.communities.models import Community
from barnraiser.config.management.commands import up

from .sink import a_free_port
from .telling import ROOM, comes, letter

ROOT = Path(__file__).parents[3]
POSTFIX = (ROOT / "deploy" / "postfix" / "main.cf").read_text()


def test_an_address_to_listen_at() -> None:
    assert where(DEFAULT) == ("lmtp", "127.0.0.1", 8024)
    assert where("smtp://[::1]:2525") == ("smtp", "::1", 2525)
    for wrong in ("", "lmtp://x", "http://x:1", "lmtp://x:99999", "127.0.0.1:8024"):
        with pytest.raises(CommandError):
            where(wrong)


def test_postfix_hands_over_where_the_command_listens() -> None:
    kind, host, port = where(DEFAULT)
    assert f"virtual_transport = {kind}:inet:{host}:{port}" in POSTFIX
    assert f"message_size_limit = {server.LARGEST}" in POSTFIX
    assert "reject_unverified_recipient" in POSTFIX
    assert "header_checks = regexp:/etc/postfix/barnraiser_headers" in POSTFIX


def test_postfix_takes_out_verdicts_that_a_sender_wrote() -> None:
    line = (ROOT / "deploy" / "postfix" / "barnraiser_headers").read_text().splitlines()[-1]
    found = re.fullmatch(r"/(.*)/ +IGNORE", line)
    assert found
    said = re.compile(found[1], re.IGNORECASE)
    assert said.search("Authentication-Results: mx.example.org; dmarc=pass")
    assert said.search("authentication-results:  mx.example.org (x); dmarc=pass")
    assert not said.search("Authentication-Results: mx.elsewhere.org; dmarc=pass")
    assert not said.search("Subject: Authentication-Results: mx.example.org")


def test_the_household_opens_the_door_where_the_host_says(settings: Settings) -> None:
    settings.MAIL_IN = ""
    assert "mail in" not in up.commands(8000, "127.0.0.1", 1025)
    settings.MAIL_IN = DEFAULT
    assert up.commands(8000, "127.0.0.1", 1025)["mail in"][-1] == "mail_in"


def test_the_command_serves_until_it_is_asked_to_stop(tmp_path: Path) -> None:
    port = a_free_port()
    told = {**os.environ, "BARNRAISER_MAIL_DOMAIN": "lists.example", "BARNRAISER_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "barnraiser.cli", "mail_in", "--listen", f"smtp://127.0.0.1:{port}"]
    running = subprocess.Popen(command, env=told, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("Mail for lists.example comes in by smtp://127.0.0.1")
        with smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
            assert line.ehlo()[0] == 250
            assert line.mail("a@b.example")[0] == 250
            # There is no database here: the letter is to come again.
            assert line.rcpt("soil@lists.example")[0] == 451
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0
    finally:
        running.kill()
        if running.stdout is not None:
            running.stdout.close()
    for _ in range(20):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise AssertionError("It still listens.")


@pytest.mark.django_db
def test_the_host_lists_what_could_not_be_taken_and_has_it_whole(
    soil_and_table: Community, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    raw = letter("who@elsewhere.example", proof=[])
    kept = comes(raw, sender="who@elsewhere.example")
    call_command("kept_apart")
    told = capsysbinary.readouterr().out.decode()
    assert kept.code in told
    assert f"{len(raw)} bytes  from who@elsewhere.example to {ROOM}: {kept.reason}" in told
    call_command("kept_apart", whole=kept.code)
    assert capsysbinary.readouterr().out == raw
    call_command("kept_apart", again=kept.code)
    kept.refresh_from_db()
    assert kept.state == State.WAITING
    with pytest.raises(CommandError, match="No letter"):
        call_command("kept_apart", again=kept.code)
