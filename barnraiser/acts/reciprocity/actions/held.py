"""Rows locked for the length of an action, for a member who may act: of two at once, the second waits."""

from barnraiser.communities.rules import may_read, may_take_part
from barnraiser.people.models import Person

from ..models import Answer, Favour


def favour_for(by: Person, favour: Favour, *, to_let_go: bool = False) -> Favour:
    """For a member who takes part; to let go of something it is enough to be one."""
    _lock(Favour, favour.pk)
    held = Favour.objects.select_related("community", "by", "to", "closure").get(pk=favour.pk)
    (may_read if to_let_go else may_take_part)(by, held.community).require()
    return held


def answer_for(by: Person, answer: Answer, *, to_let_go: bool = False) -> Answer:
    _lock(Answer, answer.pk)
    held = Answer.objects.with_steps().get(pk=answer.pk)
    (may_read if to_let_go else may_take_part)(by, held.favour.community).require()
    return held


def _lock(model: type[Answer | Favour], pk: int) -> None:
    """First the lock, then the rows that hang on it: read together, PostgreSQL gives those from before the wait."""
    model._default_manager.select_for_update().values_list("pk").get(pk=pk)


def also(person: Person | None) -> list[Person]:
    """The person as a party of an act, if they are still here."""
    return [person] if person else []
