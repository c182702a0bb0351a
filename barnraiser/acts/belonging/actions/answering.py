"""What somebody answered on coming in: written down, changed, taken away by themselves."""

from collections.abc import Mapping

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import JoinAnswer
from ..queries import answers_of, questions_of
from ..rules import may_answer_questions


@transaction.atomic
def answer_questions(*, by: Person, community: Community, answers: Mapping[int, str]) -> None:
    """The person's answers say this; what they emptied is gone."""
    may_answer_questions(by, community).require()
    gone = [number for number, words in answers.items() if not words.strip()]
    JoinAnswer.objects.filter(person=by, community=community, number__in=gone).delete()
    note_answers(person=by, community=community, answers=answers)


def note_answers(*, person: Person, community: Community, answers: Mapping[int, str] | None) -> None:
    """What the person answered stands beside what was asked, in the words of today. An answer left empty changes nothing.

    Within the action that lets them in, or asks for it, whose rule was asked before.
    """
    asked, earlier = questions_of(community), answers_of(person, community)
    for number, words in (answers or {}).items():
        question = asked.get(number) or (earlier[number].asked if number in earlier else "")
        if question and words.strip():
            JoinAnswer.objects.update_or_create(
                person=person,
                community=community,
                number=number,
                defaults={"asked": question, "words": words.strip()[:600], "at": clock.now()},
            )
