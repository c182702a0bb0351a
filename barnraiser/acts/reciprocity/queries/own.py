"""A person's own data here: what they asked, offered, answered, promised, thanked for and introduced."""

from typing import Any

from barnraiser.people.models import Person

from ..models import Answer, Closure, Favour, Introduction, Miss, Rejoinder, Response, StepBack, Thanks


def own(person: Person) -> dict[str, Any]:
    received, helped = Answer.objects.received_by(person), Answer.objects.helped_by(person)
    return {
        "asks_and_offers": [
            _favour(f) for f in Favour.objects.filter(by=person).select_related("community", "to")
        ],
        "taken_down": [
            {"title": c.favour.title, "at": c.at.isoformat()}
            for c in Closure.objects.filter(by=person).select_related("favour")
        ],
        "answers": [_answer(a) | {"words": a.words} for a in Answer.objects.filter(by=person).with_steps()],
        "help_given": [_help(a) for a in helped.confirmed().with_steps()],
        "help_received": [_help(a) for a in received.confirmed().with_steps()],
        "thanks_given": [_thanks(t) for t in _thanks_for(received)],
        "thanks_received": [_thanks(t) for t in _thanks_for(helped)],
        "said_not_to_have_happened": [_words(m) for m in Miss.objects.filter(by=person)],
        "answered_to_that": [
            _words(r) | {"agrees": r.agrees}
            for r in Rejoinder.objects.filter(miss__promise__answer__in=helped)
        ],
        "not_this_time": [_words(s) for s in StepBack.objects.filter(by=person)],
        "introductions_suggested": [
            {"of": [i.one.name, i.two.name], "words": i.words, "at": i.at.isoformat()}
            for i in Introduction.objects.filter(by=person).select_related("one", "two")
        ],
        "introductions_answered": [
            {"introduction": r.introduction.code, "yes": r.is_yes, "at": r.at.isoformat()}
            for r in Response.objects.filter(person=person).select_related("introduction")
        ],
    }


def _favour(favour: Favour) -> dict[str, Any]:
    return {
        "code": favour.code,
        "side": favour.side,
        "gift": favour.gift,
        "in": favour.community.name,
        "to": favour.to.name if favour.to else "",
        "title": favour.title,
        "words": favour.words,
        "until": favour.until.isoformat() if favour.until else "",
        "at": favour.at.isoformat(),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "about": answer.favour.title,
        "gift": answer.favour.gift,
        "in": answer.favour.community.name,
        "came_to": answer.state.value,
        "at": answer.at.isoformat(),
    }


def _help(answer: Answer) -> dict[str, Any]:
    helper, receiver = answer.helper, answer.receiver
    return _answer(answer) | {
        "by": helper.name if helper else "",
        "for": receiver.name if receiver else "",
        "confirmed_at": answer.promise.confirmation.at.isoformat(),
    }


def _thanks_for(answers: Any) -> Any:
    rows = Thanks.objects.filter(confirmation__promise__answer__in=answers)
    return rows.select_related("confirmation__promise__answer__favour")


def _thanks(thanks: Thanks) -> dict[str, Any]:
    about = thanks.confirmation.promise.answer.favour.title
    return {"about": about, "words": thanks.words, "public": thanks.is_public, "at": thanks.at.isoformat()}


def _words(row: Miss | Rejoinder | StepBack) -> dict[str, Any]:
    return {"words": row.words, "at": row.at.isoformat()}
