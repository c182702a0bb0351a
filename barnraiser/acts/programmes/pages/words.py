"""Writing on behalf of an organisation, and a draft as its author and its readers see it."""

from typing import Any

from django.http import Http404

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.ground import text
from barnraiser.people.models import Person

from .. import queries, rules
from ..actions.writing import Written
from ..forms import ChangeForm, DeclineForm, OpeningForm, RevisionForm, WordsForm
from ..models import Answer, Draft, Mandate, Statement


def answered(viewer: Person, talk: str, message: str) -> Message | None:
    """The message that is answered: the one named, or the conversation's first. What the viewer does not see is not there."""
    if not talk:
        return None
    rows = conversations.messages_visible_to(viewer).filter(conversation__code=talk)
    found = (rows.filter(code=message) if message else rows.opening()).first()
    if found is None:
        raise Http404
    return found


def words_form(mandate: Mandate, answers: Message | None, data: Any, where: str) -> WordsForm:
    if answers is not None:
        return WordsForm(data)
    return OpeningForm(data, places=queries.places_of(mandate), initial={"community": where})


def written(form: WordsForm, answers: Message | None) -> dict[str, Any]:
    """What `write` takes, from the form that asked for it."""
    if answers is None:
        return dict(form.cleaned_data)
    return form.cleaned_data | {"answers": answers, "community": answers.conversation.community}


def writing(mandate: Mandate, answers: Message | None, form: WordsForm) -> dict[str, Any]:
    programme = mandate.programme
    place = answers.conversation.community if answers else None
    return {
        "mandate": mandate,
        "programme": programme,
        "organisation": programme.organisation,
        "guideline": queries.latest_guideline(programme),
        "answers": answers,
        "quote": text.gist(answers.html, 200) if answers else "",
        "level": rules.level_of(mandate),
        "places": [place] if place else list(queries.places_of(mandate)),
        "verdict": rules.may_speak(mandate.person, mandate, place) if place else None,
        "form": form,
    }


def said_of_words(done: Written) -> str:
    if done.statement:
        return f"It stands, in your name and for {done.draft.mandate.programme.organisation.name}."
    return "It waits for somebody else to read it. You will hear, and your words are kept here."


def draft(
    viewer: Person,
    found: Draft,
    *,
    change: ChangeForm | None = None,
    declining: DeclineForm | None = None,
    revision: RevisionForm | None = None,
) -> dict[str, Any]:
    answers = queries.answers_of(found)
    statement: Statement | None = getattr(found, "statement", None)
    may_revise = rules.may_revise(viewer, found)
    initial = {"words": found.words, "title": found.title}
    return {
        "draft": found,
        "programme": found.mandate.programme,
        "organisation": found.mandate.programme.organisation,
        "author": found.mandate.person,
        "is_own": found.mandate.person_id == viewer.pk,
        "words": marked(found.words, _asked(found, answers)),
        "waited": queries.waiting_in_words(found.waiting_since) if found.waiting_since else "",
        "answers": answers,
        "replies_in": queries.answered_in(viewer, found),
        "statement": statement,
        "sees_message": _sees(viewer, statement),
        "guideline": queries.latest_guideline(found.mandate.programme),
        "may_read": rules.may_read(viewer, found),
        "may_approve": rules.may_approve(viewer, found),
        "may_revise": may_revise,
        "change": change or ChangeForm(words=found.words),
        "declining": declining or DeclineForm(),
        "revision": revision or RevisionForm(initial=initial, opens=found.answers_id is None),
        "opens": {"change": change is not None, "declining": declining is not None},
    }


def _sees(viewer: Person, statement: Statement | None) -> bool:
    """Whether the viewer sees where the words went out."""
    if statement is None:
        return False
    return conversations.messages_visible_to(viewer).filter(pk=statement.message_id).exists()


def _asked(found: Draft, answers: list[Answer]) -> str:
    """The words the last reader marked, as long as nobody has changed them since."""
    last = answers[-1] if answers else None
    return last.marked if last and last.verdict == Answer.Verdict.CHANGE and not found.waiting_since else ""


def marked(words: str, part: str) -> tuple[str, str, str]:
    """The words before, within and after what was marked."""
    before, found, after = words.partition(part) if part else (words, "", "")
    return before, found, after
