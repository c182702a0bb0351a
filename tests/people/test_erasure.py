"""The canary: somebody who did everything there is to do here is forgotten, and nothing that is kept says who it was."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction
from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import manifests
from barnraiser.people import actions, tasks
from barnraiser.people.models import Account, Archive, Person
from barnraiser.people.purposes import Purpose
from demo import cast
from tests.architecture.test_personal_fields import REASONED
from tests.conftest import PASSWORD, joins
from tests.ground.test_pictures import drawn
from tests.stories.pages import House, walk

CANARY = re.compile("nell|whitlock|quillon|zephyrine", re.IGNORECASE)
# What still points to the place of somebody who left: that one was a member, asked somebody in, answered for something.
PLACES = {"belonging.Invitation.by", "communities.Membership.person", "organisations.Responsibility.person"}


def traces() -> set[str]:
    """Every column of every table in which the canary stands somewhere, and every session that holds it."""
    found = {"session" for session in Session.objects.all() if CANARY.search(str(session.get_decoded()))}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                held = zip(columns, map(_text, row), strict=True)
                found |= {f"{table}.{name}" for name, value in held if CANARY.search(value)}
    return found


def _text(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def traces_in(folder: Path) -> set[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.name for path in files if CANARY.search(path.name) or CANARY.search(_text(path.read_bytes()))
    }


def kinds_of(person: Person) -> Iterator[str]:
    """Each kind of thing that points to the person or their account, and how."""
    keys = {Person: person.pk, Account: person.account_id}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            key = keys.get(field.related_model) if field.is_relation else None  # type: ignore[arg-type]
            if key and model._base_manager.filter(**{field.attname: key}).exists():
                yield f"{model._meta.label}.{field.name}"


def not_taken_along(person: Person, other: Person) -> Iterator[str]:
    """Each kind that, were it another's, would leave what the person takes along as it is. What a constraint does not
    let be another's is passed over.
    """
    kept = manifests()
    for kind in sorted(set(kinds_of(person))):
        label, name, field = kind.split(".")
        export, model = kept.get(label, kept["people"]).export, apps.get_model(label, name)
        is_person = model._meta.get_field(field).related_model is Person
        mine, theirs = (one.pk if is_person else one.account_id for one in (person, other))
        if export is None:
            yield kind
            continue
        before = str(export(person))
        try:
            with transaction.atomic():
                model._base_manager.filter(**{field: mine}).update(**{field: theirs})
                after = str(export(person))
                transaction.set_rollback(True)
        except IntegrityError:
            continue
        if before == after:
            yield kind


def lives(person: Person, house: House, browser: Client) -> None:
    """The person does everything there is, by the actions that pages use."""
    walk(house)
    words = f"Thanks to @{person.handle}, who lent us the roller."
    talk = conversations.start(
        by=house.others[0], community=house.community, kind="success", title="Hay", words=words
    )
    conversations.reply(by=house.others[1], conversation=talk, words=f"Seconded, @{person.handle}.")
    for purpose in Purpose:
        actions.answer_consent(by=person, purpose=purpose, given=True)
    actions.edit_profile(
        by=person,
        person=person,
        name="Quillon Zephyrine",
        tagline="Quillon’s line",
        story="Whitlock by birth.",
        interests=["zephyrine fields"],
        picture=drawn("PNG"),
    )
    assert person.account
    person.account.set_password(PASSWORD)
    person.account.save()
    browser.post("/accounts/login/", {"login": cast.NELL.address, "password": PASSWORD})
    assert browser.get("/me/").status_code == 200
    archive = actions.ask_for_archive(by=person)
    tasks.pack_archive.func(archive.pk)
    actions.ask_to_go(by=person)


def test_nothing_that_is_kept_says_who_was_forgotten(
    soil_and_table: Community,
    nell: Person,
    settings: Any,
    tmp_path: Path,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.MEDIA_ROOT, settings.DATA = tmp_path / "media", tmp_path
    others = [joins(part, soil_and_table, nell) for part in cast.CAST[1:]]
    with django_capture_on_commit_callbacks(execute=True):
        lives(nell, House(soil_and_table, nell, others), client)
    nell.refresh_from_db()
    assert len(set(kinds_of(nell))) >= 60
    assert {
        "people_person.name",
        "people_account.email",
        "conversations_message.words",
        "session",
    } <= traces()
    assert Path(Archive.objects.get().file.path).exists()
    assert set(not_taken_along(nell, others[4])) <= set(REASONED)
    pictures = set((tmp_path / "media").rglob("*.webp"))
    assert pictures
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(person=nell)
    nell.refresh_from_db()
    assert traces() == set()
    assert traces_in(tmp_path) == set()
    assert not [path for path in pictures if path.exists()]
    assert not list((tmp_path / "media").rglob("*.zip"))
    assert set(kinds_of(nell)) == PLACES
    assert client.get("/me/").status_code == 302
