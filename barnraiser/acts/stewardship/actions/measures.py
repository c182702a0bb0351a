"""What an answer does beyond its words, and how that is taken back."""

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talk
from barnraiser.communities import actions as communities

from ..models import Answer, Case

DONE = {
    Answer.Measure.NOTHING: "",
    Answer.Measure.WORD: " A word was said in private.",
    Answer.Measure.HIDE: " A message was taken down.",
    Answer.Measure.END: " A membership was ended.",
}
UNDONE = {
    Answer.Measure.HIDE: " The message is up again.",
    Answer.Measure.END: " The membership stands again.",
}


def carry_out(case: Case, answer: Answer) -> None:
    """The measure holds."""
    if answer.measure == Answer.Measure.HIDE:
        _take_down(case, answer)
    elif answer.measure == Answer.Measure.END and (membership := case.membership()):
        communities.remove(membership=membership, about=case.ref)


def take_back(case: Case, measure: str) -> None:
    """What an earlier answer did holds no longer."""
    if measure == Answer.Measure.HIDE and (message := talk.behind(case.thing.code, case.thing.noun)):
        conversations.show_again(message=message)
    elif measure == Answer.Measure.END:
        communities.resume(about=case.ref)


def _take_down(case: Case, answer: Answer) -> None:
    message = talk.behind(case.thing.code, case.thing.noun)
    if message:
        under = f"rule {answer.rule.number}" if answer.rule else "no rule yet"
        is_whole = case.thing.noun == "conversation"
        conversations.hide(message=message, under=under, reason=answer.reason, title=is_whole)
