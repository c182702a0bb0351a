"""A person's own data here."""

from collections.abc import Mapping
from typing import Any

from barnraiser.people.models import Person

from ..models import Answer, Appeal, Handling, Report, ToldApart


def own(person: Person) -> Mapping[str, Any]:
    """What the person raised, asked to be looked at again, answered as a keeper, and was told about themselves."""
    raised = Report.objects.filter(by=person).select_related("community", "rule")
    answers = Answer.objects.select_related("rule", "case__community")
    return {
        "concerns_raised": [
            {
                "community": report.community.name,
                "about": report.about,
                "rule": report.rule.text if report.rule else None,
                "words": report.words,
                "wanted": report.wanted,
                "at": report.at,
            }
            for report in raised
        ],
        "looks_asked_for": [
            {"words": asked.words, "at": asked.at} for asked in Appeal.objects.filter(by=person)
        ],
        "looked_into": [
            {"since": held.since, "until": held.until} for held in Handling.objects.filter(by=person)
        ],
        "concerns_answered": [_answer(answer) for answer in answers.filter(by=person)],
        "names_told_apart": list(
            ToldApart.objects.filter(by=person).values("community__name", "person__name", "at")
        ),
        "told_about_me": [
            _answer(answer) | {"word": answer.word} for answer in answers.filter(case__concerned=person)
        ],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "community": answer.case.community.name,
        "found": answer.found,
        "rule": answer.rule.text if answer.rule else None,
        "reason": answer.reason,
        "done": answer.get_measure_display(),
        "at": answer.at,
    }
