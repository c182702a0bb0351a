"""Looking after a conversation. What each step asks, and what it does, stands in one table."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities import queries as communities
from barnraiser.ground.verdict import Verdict
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, queries
from ..forms import (
    CallForm,
    MergeForm,
    MoveForm,
    PaceForm,
    ReasonForm,
    SplitForm,
    SummaryAskForm,
    SummaryForm,
    WhyForm,
)
from ..models import Conversation
from ..rules import (
    may_ask_in,
    may_be_asked,
    may_merge,
    may_move,
    may_split,
    may_sum_up,
    may_tend,
)
from .threads import conversation_of, message_of

type Forms = dict[str, forms.Form]


@require_GET
@member_page
def tending(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = conversation_of(request, code)
    may_tend(viewer, conversation).require()
    return render(
        request, "conversations/tending.html", _context(viewer, conversation, _forms(viewer, conversation))
    )


@require_POST
@member_page
def tend(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step. What is wrong with it stands beside it, and nothing was done."""
    viewer, conversation = conversation_of(request, code)
    may_tend(viewer, conversation).require()
    if step not in _DOES:
        raise Http404
    form = _form(step, viewer, conversation, request.POST)
    if form.is_valid():
        where = _DOES[step](viewer, conversation, form)
        if where is not None:
            messages.success(request, _SAID[step])
            return redirect(where)
    found = _forms(viewer, conversation) | {step: form}
    return render(request, "conversations/tending.html", _context(viewer, conversation, found), status=422)


@member_page
def split(request: HttpRequest, code: str) -> HttpResponse:
    """A side talk becomes a conversation of its own."""
    viewer, found = viewer_of(request), message_of(request, code)
    may_split(viewer, found, found.conversation.kind).require()
    form = SplitForm(request.POST or None, initial={"kind": found.conversation.kind})
    if request.method == "POST" and form.is_valid():
        if verdict := may_split(viewer, found, form.cleaned_data["kind"]):
            new = actions.split(by=viewer, message=found, **form.cleaned_data)
            messages.success(request, "It is a conversation of its own now, and each leads to the other.")
            return redirect(new)
        form.add_error("kind", verdict.reason)
    context = _inside(viewer, found.conversation) | {"form": form, "message": found}
    return render(request, "conversations/split.html", context, status=422 if form.errors else 200)


@member_page
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """What it came to so far, written by who was asked."""
    viewer, conversation = conversation_of(request, code)
    may_sum_up(viewer, conversation).require()
    standing = queries.summary(conversation)
    form = SummaryForm(request.POST or None, initial={"words": standing.words if standing else ""})
    if request.method == "POST" and form.is_valid():
        actions.sum_up(by=viewer, conversation=conversation, **form.cleaned_data)
        messages.success(request, "Your summary stands at the top.")
        return redirect(conversation)
    context = _inside(viewer, conversation) | {"form": form, "summary": standing}
    return render(request, "conversations/summary.html", context, status=422 if form.errors else 200)


def _form(step: str, viewer: Person, conversation: Conversation, data: Any = None) -> forms.Form:
    if step == "move":
        return MoveForm(data, prefix=step, places=queries.could_move_to(viewer, conversation))
    if step == "merge":
        return MergeForm(data, prefix=step, others=queries.could_merge_into(viewer, conversation))
    initial = {"minutes": conversation.pace} if step == "pace" else {}
    return _ASKS[step](data, prefix=step, initial=initial)


def _forms(viewer: Person, conversation: Conversation) -> Forms:
    return {step: _form(step, viewer, conversation) for step in _DOES}


def _pin(by: Person, talk: Conversation, form: forms.Form) -> Conversation:
    (actions.unpin if talk.pinned_at else actions.pin)(by=by, conversation=talk, **form.cleaned_data)
    return talk


def _close(by: Person, talk: Conversation, form: forms.Form) -> Conversation:
    (actions.reopen if talk.closed_at else actions.close)(by=by, conversation=talk, **form.cleaned_data)
    return talk


def _pace(by: Person, talk: Conversation, form: forms.Form) -> Conversation:
    actions.slow_down(by=by, conversation=talk, **form.cleaned_data)
    return talk


def _move(by: Person, talk: Conversation, form: forms.Form) -> Conversation | None:
    to = communities.visible_to(by).get(slug=form.cleaned_data["to"])
    if not _allowed(may_move(by, talk, to), form, "to"):
        return None
    return actions.move(by=by, conversation=talk, to=to, reason=form.cleaned_data["reason"])


def _merge(by: Person, talk: Conversation, form: forms.Form) -> Conversation | None:
    into = queries.visible_to(by).get(code=form.cleaned_data["into"])
    if not _allowed(may_merge(by, talk, into), form, "into"):
        return None
    return actions.merge(by=by, conversation=talk, into=into, reason=form.cleaned_data["reason"])


def _ask_summary(by: Person, talk: Conversation, form: forms.Form) -> Conversation | None:
    person = _member(talk, form)
    if person is None or not _allowed(may_be_asked(by, talk, person), form, "who"):
        return None
    actions.ask_summary(by=by, conversation=talk, person=person)
    return talk


def _ask_in(by: Person, talk: Conversation, form: forms.Form) -> Conversation | None:
    person = _member(talk, form)
    if person is None or not _allowed(may_ask_in(by, talk, person), form, "who"):
        return None
    actions.ask_in(by=by, conversation=talk, person=person, reason=form.cleaned_data["reason"])
    return talk


def _member(talk: Conversation, form: forms.Form) -> Person | None:
    found = communities.members_called(talk.community, form.cleaned_data["who"])
    if len(found) == 1:
        return found[0].person
    form.add_error("who", "Several are called so. Give their handle." if found else "No member is called so.")
    return None


def _allowed(verdict: Verdict, form: forms.Form, field: str) -> bool:
    if not verdict:
        form.add_error(field, verdict.reason)
    return bool(verdict)


_ASKS: dict[str, type[forms.Form]] = {
    "pin": WhyForm,
    "closing": ReasonForm,
    "pace": PaceForm,
    "summary": SummaryAskForm,
    "call": CallForm,
}
_DOES: dict[str, Callable[[Person, Conversation, Any], Conversation | None]] = {
    "pin": _pin,
    "closing": _close,
    "pace": _pace,
    "summary": _ask_summary,
    "call": _ask_in,
    "move": _move,
    "merge": _merge,
}
_SAID = {
    "pin": "Done. Everybody in the conversation reads that it was you.",
    "closing": "Done. Everybody in the conversation reads that it was you, and why.",
    "pace": "Done. Everybody in the conversation reads that it was you.",
    "summary": "They have been asked. Whatever they write will stand at the top.",
    "call": "They have been asked in. The others read that somebody was, and not who.",
    "move": "It stands here now. The old address leads here.",
    "merge": "It is one conversation now. The old address leads here.",
}


def _context(viewer: Person, conversation: Conversation, found: Forms) -> dict[str, Any]:
    return _inside(viewer, conversation) | {"steps": found, "traces": queries.traces(viewer, conversation)}


def _inside(viewer: Person, conversation: Conversation) -> dict[str, Any]:
    community = conversation.community
    return {
        "conversation": conversation,
        "community": community,
        "tabs": communities.tabs_for(viewer, community, "conversations:list"),
    }
