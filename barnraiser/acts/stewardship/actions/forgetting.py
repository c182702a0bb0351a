"""Forget a person: what they raised and were told is gone, what was found under which rule stays."""

from django.db import transaction

from barnraiser.people.models import Person

from ..models import Answer, Appeal, Case, Handling, Report, ToldApart


@transaction.atomic
def forget(*, person: Person) -> None:
    """No concern names the person or keeps their words. A case about them can still be answered, and tells nobody."""
    Report.objects.filter(by=person).update(by=None, words="", wanted="", may_name=False)
    Appeal.objects.filter(by=person).update(by=None, words="")
    Answer.objects.filter(case__concerned=person).update(word="")
    Answer.objects.filter(by=person).update(by=None)
    Handling.objects.filter(by=person, until=None).delete()
    Handling.objects.filter(by=person).update(by=None)
    Case.objects.filter(concerned=person).update(concerned=None)
    ToldApart.objects.filter(person=person).delete()
    ToldApart.objects.filter(by=person).update(by=None)
