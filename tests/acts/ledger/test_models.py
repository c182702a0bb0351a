import pytest
from django.db import IntegrityError, transaction
from django.db.models import CharField, DateTimeField, Field, ForeignKey

from barnraiser.acts.conversations.manifest import THANKED
from barnraiser.acts.ledger import actions
from barnraiser.acts.ledger.models import Act, Party, Retraction
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_row_has_no_place_for_content() -> None:
    held = {field.name for field in Act._meta.get_fields() if isinstance(field, Field)}
    assert held == {"id", "kind", "by", "within", "about", "at", "occasion", "recorded_at"}
    words = [field for field in Act._meta.get_fields() if isinstance(field, CharField)]
    assert max(field.max_length or 0 for field in words) <= 80
    assert not [
        f
        for f in Act._meta.get_fields()
        if isinstance(f, Field) and f.get_internal_type() in ("TextField", "JSONField")
    ]


def test_about_is_a_ref_and_no_key_points_upward(ruth: Person) -> None:
    act = actions.record(THANKED, by=ruth, about=Ref("conversations", "message", "abc"))
    assert Ref.parse(act.about) == Ref("conversations", "message", "abc")
    keys = [f for f in Act._meta.get_fields() if isinstance(f, ForeignKey)]
    assert {f.related_model._meta.app_label for f in keys} == {"people", "communities"}


def test_the_database_itself_keeps_one_act_per_occasion(ruth: Person, callum: Person) -> None:
    act = actions.record(THANKED, by=ruth, toward=[callum])
    twin = Act(kind=act.kind, by=ruth, at=act.at, occasion=act.occasion)
    for double in (twin, Party(act=act, person=callum)):
        with pytest.raises(IntegrityError), transaction.atomic():
            double.save()


def test_one_retraction_per_act(ruth: Person) -> None:
    act = actions.record(THANKED, by=ruth)
    actions.retract(act=act, by=ruth)
    with pytest.raises(IntegrityError), transaction.atomic():
        Retraction(act=act).save()


def test_when_it_happened_and_when_it_was_recorded_are_two_facts() -> None:
    times = {f.name for f in Act._meta.get_fields() if isinstance(f, DateTimeField)}
    assert times == {"at", "recorded_at"}
