from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils.module_loading import import_string

from barnraiser.config.settings import tasks as tasks_settings
from barnraiser.ground import clock
from barnraiser.people import actions, queries, tasks
from barnraiser.people.models import Archive, Farewell, Person
from demo import cast


def test_a_link_that_is_gone_is_no_work(db: None) -> None:
    tasks.check_link.func(0)
    tasks.recheck_link.func(0)


def test_the_weekly_look_is_on_the_schedule() -> None:
    options: Any = tasks_settings.TASKS["default"]["OPTIONS"]
    assert import_string(options["SCHEDULES"]["links-that-lead-back"]["task"]) is tasks.recheck_links


def test_packing_twice_packs_once(ruth: Person) -> None:
    archive = actions.ask_for_archive(by=ruth)
    tasks.pack_archive.func(archive.pk)
    made = Archive.objects.get(pk=archive.pk)
    tasks.pack_archive.func(archive.pk)
    assert Archive.objects.get(pk=archive.pk).made_at == made.made_at
    assert made.size > 500


def test_one_who_cannot_be_forgotten_keeps_nobody_else_here(
    ruth: Person, callum: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.at(clock.now() - timedelta(days=8)):
        actions.ask_to_go(by=ruth)
        actions.ask_to_go(by=callum)
    really = actions.erase

    def stumbles(*, person: Person) -> None:
        if person == ruth:
            raise RuntimeError("The disk is full.")
        really(person=person)

    monkeypatch.setattr("barnraiser.people.actions.going.erase", stumbles)
    with pytest.raises(ExceptionGroup):
        tasks.tend.func()
    assert queries.with_address(cast.CALLUM.address) is None
    assert list(Farewell.objects.values_list("person", flat=True)) == [ruth.pk]


def test_a_sign_in_is_told_to_the_address_of_today(ruth: Person) -> None:
    assert ruth.account
    tasks.tell_of_sign_in.func(ruth.account.pk, "Firefox on Linux", "2026-03-02T09:00:00+00:00")
    assert mail.outbox[-1].to == [cast.RUTH.address]
    assert "Firefox on Linux, 2 March 2026" in str(mail.outbox[-1].body)
    tasks.tell_of_sign_in.func(0, "Firefox on Linux", "2026-03-02T09:00:00+00:00")
    assert len(mail.outbox) == 1


def test_who_is_going_has_a_letter_that_leads_to_staying(ruth: Person) -> None:
    farewell = actions.ask_to_go(by=ruth)
    tasks.tell_of_farewell.func(farewell.pk)
    assert mail.outbox[-1].to == [cast.RUTH.address]
    assert "/me/" in str(mail.outbox[-1].body)
    actions.stay(by=ruth)
    tasks.tell_of_farewell.func(farewell.pk)
    assert len(mail.outbox) == 1
