import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.stewardship.models import Answer, Case, Report
from barnraiser.people.models import Person


def test_no_measure_stands_without_a_finding(case: Case, nell: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(case=case, by=nell, is_upheld=False, reason="No.", measure="end")
    assert Answer.objects.create(case=case, by=nell, is_upheld=False, reason="No.", measure="word").found == (
        "Not upheld"
    )


def test_one_report_a_person_and_thing_and_one_open_case_a_thing(case: Case, ruth: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(case=case, community=case.community, about=case.about, by=ruth)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(community=case.community, about=case.about)


def test_the_membership_of_nobody_is_none(case: Case, callum: Person) -> None:
    membership = case.membership()
    assert membership
    assert membership.person == callum
    case.concerned = None
    assert case.membership() is None
