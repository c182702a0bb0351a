"""Reliability classes 2, 10 and 13: links that open nothing are answered alike, and not tried without end."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from barnraiser.acts.belonging import guessing
from barnraiser.acts.belonging.models import token_for
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asked, link

pytestmark = pytest.mark.django_db


def answered(token: str) -> tuple[int, str]:
    answer = Client().get(link(token))
    return answer.status_code, re.sub(
        r'(nonce|value)="[^"]*"', "", answer.content.decode().replace(token, "")
    )


def test_a_wrong_secret_and_a_letter_that_never_was_are_answered_alike(
    ruth: Person, soil_and_table: Community
) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    wrong = invitation.code + token_for("another")[12:]
    never = token_for("2" * 12)
    assert answered(wrong) == answered(never)
    assert answered(wrong)[0] == 404


def test_after_many_misses_also_the_right_link_waits(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guessing, "MISSES", 3)
    _, token = asked(ruth, soil_and_table)
    for number in range(3):
        assert Client().get(link(f"guess{number}")).status_code == 404
    for tried in (token, "guess4"):
        assert Client().get(link(tried)).status_code == 429
        assert Client().post(f"{link(tried)}not-this-time/").status_code == 429
    assert soil_and_table.name not in Client().get(link(token)).content.decode()
    cache.clear()
    assert Client().get(link(token)).status_code == 200
