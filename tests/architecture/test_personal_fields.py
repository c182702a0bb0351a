"""Whatever points to a person goes along when they take their data, or it says here why not. What is neither fails.

That it really goes along is tried with somebody who did everything (`tests/people/test_erasure.py`); what nobody did there
is read from the code: the app's `queries` look for the model by that very field.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from barnraiser.ground.manifest import manifests
from barnraiser.people.models import Account, Person

from .house import HOUSE, app_of

# Why a field needs no line of its own in anybody's archive.
REASONED: Mapping[str, str] = {
    "people.Person.account": "the link itself; both ends are there",
    "people.Person_interests.person": "there as the words themselves",
    "people.Address.person": "there among the addresses, which the account's own may repeat",
    "account.EmailAddress.user": "there among the addresses, which the person's own may repeat",
    "belonging.Acceptance.person": "there as the invitation that was accepted",
    "belonging.Invitation.person": "there by the address it was written to, once it was answered",
    "ledger.Through.helper": "another's act; what one did for them is there with the agreement",
    "ledger.Retraction.by": "there as the mark on the act that was taken back",
    "reciprocity.Acquaintance.person": "worked out from acts that are there, to be quick",
    "reciprocity.Acquaintance.other": "worked out from acts that are there, to be quick",
    "reciprocity.Favour.to": "another's words; what came of it is there",
    "reciprocity.Introduction.one": "another's words; one's own answer is there",
    "reciprocity.Introduction.two": "another's words; one's own answer is there",
    "ties.Tie.a": "worked out from acts that are there; one's own figures are there",
    "ties.Tie.b": "worked out from acts that are there; one's own figures are there",
    "trust.Care.toward": "another's word, shown once both have said it",
    "trust.Note.person": "another's private note",
    "trust.Target.person": "another's private list",
    "gatherings.Intention.toward": "another's private note",
    "people.CheckAsked.person": "counts the checks of an hour; what was found is there",
    "people.Listed.person": "worked out from one's page, which is there, to be found quickly",
    "people.Told.person": "another's saved search",
    "belonging.Miss.person": "counts wrong codes for a while",
    "belonging.Sheet.person": "there as the agreement that came of it",
    "belonging.Sheet.used_by": "there as the agreement, or as the member, that came of it",
    "trust.Pick.person": "another's private list",
    "trust.Agreement.toward": "another's word, shown once both have said it",
    "claims.Claim.person": "whoever is claimed has not come in; once they have, it is there as one's own claim",
    "stewardship.ToldApart.person": "a keeper's note that two names are two people",
    "stewardship.Case.concerned": "another's words; what was answered about oneself is there",
}


def personal() -> Iterator[tuple[str, type[models.Model], str]]:
    """Every field of the house that points to a person or to their account."""
    for model in apps.get_models(include_auto_created=True):
        if app_of(model.__module__):
            yield from ((f"{model._meta.label}.{name}", model, name) for name in pointing(model))


def pointing(model: type[models.Model]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model in (Person, Account):
            yield field.name


def looked_for(text: str) -> set[tuple[str, str]]:
    """Each model and field by which some query in the text finds rows: `Step.objects.filter(by=person)`."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            names = {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}
            words = {word.arg for word in node.keywords if word.arg}
            found |= {(name, word) for name in names for word in words}
    return found


def _queries(label: str) -> str:
    folder = Path(apps.get_app_config(label).path)
    files = [folder / "queries.py", *sorted((folder / "queries").rglob("*.py"))]
    return "\n".join(file.read_text() for file in files if file.exists())


def untagged(fields: Iterable[tuple[str, type[models.Model], str]], reasoned: Iterable[str]) -> list[str]:
    """Each field that neither goes along nor has its reason."""
    found = []
    for key, model, name in fields:
        label = model._meta.app_label
        manifest = manifests().get(label)
        goes_along = (
            manifest is not None
            and manifest.export is not None
            and ((model.__name__, name) in looked_for(_queries(label)) or key in ALSO)
        )
        if key not in reasoned and not goes_along:
            found.append(key)
    return found


# These go along, found by a query that the reading of code does not follow.
ALSO = {
    "capital.OwnReading.person",
    "helping.Agreement.person",
    "helping.Agreement.helper",
    "helping.Agreement.witness",
    "helping.Deed.taken_back_by",
    "gatherings.Meeting.one",
    "gatherings.Meeting.other",
    "stewardship.Answer.by",
    "suggestions.PutAside.person",
    "trust.Statement.toward",
}


def test_whatever_points_to_a_person_goes_along_or_says_why_not() -> None:
    assert untagged(personal(), REASONED) == []


def test_no_reason_outlives_its_field() -> None:
    known = {key for key, *_ in personal()}
    foreign = {key for key in REASONED if key.split(".")[0] == "account"}
    assert set(REASONED) - known - foreign == set()


def test_who_keeps_something_of_a_person_also_forgets_it() -> None:
    keepers = {model._meta.app_label for _, model, _ in personal()}
    assert [label for label in sorted(keepers) if not manifests()[label].forget] == []


@isolate_apps("barnraiser.people", "barnraiser.communities")
def test_a_planted_field_is_seen() -> None:
    class Hand(models.Model):
        __module__ = "barnraiser.communities.models"
        lent_by = models.ForeignKey(Person, models.CASCADE)
        to: Any = models.ForeignKey(Person, models.CASCADE, related_name="+")

        class Meta:
            app_label = "communities"

    planted = [(f"communities.Hand.{name}", Hand, name) for name in pointing(Hand)]
    assert untagged(planted, {"communities.Hand.to": "their own"}) == ["communities.Hand.lent_by"]
    assert ("Step", "by") in looked_for("Step.objects.filter(by=person).select_related('x')")
    assert HOUSE.exists()
