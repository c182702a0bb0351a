"""What the pages show beside the rows themselves: forms, choices, words. Values for templates, made from queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.text import one_line, render
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import queries
from .forms import (
    AnswerForm,
    FavourForm,
    IntroductionForm,
    MissForm,
    RejoinderForm,
    ResponseForm,
    StepBackForm,
    ThanksForm,
)
from .gifts import SAID, Gift
from .models import Favour, Introduction
from .rules import may_answer, may_close, may_let_be

TAB = "reciprocity:list"
FIRST, ROWS, INTRODUCED = 6, 20, 3

type Bound = Mapping[tuple[str, str], forms.Form]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose to see: one kind of gift or all; asks, offers or the first of both."""

    gift: str = ""
    side: str = ""

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "Choice":
        gift, side = values.get("gift", ""), values.get("side", "")
        return cls(gift if gift in Gift.values else "", side if side in Favour.Side.values else "")

    def link(self, **other: str) -> str:
        chosen = {"gift": self.gift, "side": self.side} | other
        return "?" + urlencode({name: value for name, value in chosen.items() if value})


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    url: str
    is_current: bool
    count: int


@dataclass(frozen=True, slots=True)
class Column:
    """The asks or the offers of the page: the first few, or one page of all."""

    side: str
    rows: list[queries.Row]
    total: int
    all_url: str
    page: Any


def listing(viewer: Person, community: Community, choice: Choice, number: str) -> dict[str, Any]:
    sides = [choice.side] if choice.side else list(Favour.Side.values)
    counts = queries.by_gift(viewer, community)
    return _inside(viewer, community) | {
        "choice": choice,
        "columns": [_column(viewer, community, choice, side, number) for side in sides],
        "gifts": _options(choice, counts),
        "both_url": choice.link(side=""),
        "empty": SAID[choice.gift].empty if choice.gift else "",
        "any": any(counts.values()),
        "fits": [] if choice.side else queries.fits(viewer, community, choice.gift),
        "balance": queries.balance(viewer),
        "introductions": [] if choice.side else queries.introductions(viewer)[:INTRODUCED],
    }


def _column(viewer: Person, community: Community, choice: Choice, side: str, number: str) -> Column:
    found = queries.shown(viewer, community, side, choice.gift)
    page = Paginator(found, ROWS if choice.side else FIRST).get_page(number if choice.side else 1)
    return Column(side, queries.rows(viewer, list(page)), page.paginator.count, choice.link(side=side), page)


def _options(choice: Choice, counts: Mapping[str, int]) -> list[Option]:
    every = Option("Everything", choice.link(gift=""), not choice.gift, sum(counts.values()))
    return [
        every,
        *(Option(g.label, choice.link(gift=g.value), g == choice.gift, counts[g]) for g in Gift),
    ]


def posting(viewer: Person, community: Community, form: FavourForm) -> dict[str, Any]:
    return _inside(viewer, community) | {"form": form}


def asking(viewer: Person, person: Person, form: FavourForm) -> dict[str, Any]:
    """The give-first composer: what went both ways and what one could give, before the form."""
    return {
        "person": person,
        "form": form,
        "first": person.name.split()[0],
        "between": queries.gone_both_ways(viewer, person),
        "ideas": queries.gifts_possible(viewer, person),
    }


def as_before(like: Favour | None) -> dict[str, Any]:
    """An offer that stands, to be made to one person too."""
    return {"title": like.title, "gift": like.gift, "words": like.words, "until": like.until} if like else {}


def to_begin_with(wanted: str, other: Person | None = None) -> dict[str, Any]:
    """An ask half written: for an hour together, or to be introduced to this other, where somebody came to ask for that."""
    if wanted == "meeting":
        return {"title": "Shall we meet, for an hour or so?", "gift": Gift.ATTENTION}
    if wanted != "introduction" or other is None:
        return {}
    return {"title": f"Would you introduce me to {other.name}?", "gift": Gift.CONNECTIONS}


@dataclass(frozen=True, slots=True)
class Shown:
    """One who came forward, with the forms that the viewer may use next."""

    step: queries.Step
    forms: Mapping[str, forms.Form]


def reading(
    viewer: Person, favour: Favour, *, form: AnswerForm | None = None, bound: Bound | None = None
) -> dict[str, Any]:
    steps = queries.steps(viewer, favour)
    known = people.visible_to(viewer).filter(pk__in=_named(favour, steps)).values_list("pk", flat=True)
    has_answered = any(step.answer.by_id == viewer.pk for step in steps)
    return _inside(viewer, favour.community) | {
        "favour": favour,
        "html": render(favour.words),
        "is_mine": favour.by_id == viewer.pk,
        "may_answer": bool(may_answer(viewer, favour)) and not has_answered,
        "may_close": bool(may_close(viewer, favour)),
        "may_let_be": bool(may_let_be(viewer, favour)) and not has_answered,
        "form": form or AnswerForm(),
        "steps": [Shown(step, _forms(step, bound or {})) for step in steps],
        "seen": queries.of_others(favour),
        "gift": SAID[favour.gift],
        "known": set(known),
    }


def _named(favour: Favour, steps: list[queries.Step]) -> set[int]:
    keys = {favour.by_id, *(step.answer.by_id for step in steps)}
    return {key for key in keys if key is not None}


def _forms(step: queries.Step, bound: Bound) -> dict[str, forms.Form]:
    """By what they are for, each with names of its own, since several stand on one page."""
    code, is_private = step.answer.code, step.answer.favour.is_to_one
    fresh: dict[str, forms.Form] = {
        "back": StepBackForm(prefix=f"back-{code}"),
        "miss": MissForm(prefix=f"miss-{code}"),
        "rejoinder": RejoinderForm(prefix=f"rejoinder-{code}"),
        "thanks": ThanksForm(prefix=f"thanks-{code}", is_private=is_private),
    }
    return {name: bound.get((code, name), form) for name, form in fresh.items()}


def said_of_an_answer(favour: Favour) -> str:
    """What somebody hears after coming forward."""
    whom = favour.by.name if favour.by else "Whoever put it up"
    return f"{whom} hears of it, and says yes or “not this time”. Only the two of you see your words."


def introducing(
    viewer: Person, person: Person, request: HttpRequest
) -> tuple[queries.Others, IntroductionForm]:
    """The form with those it lists. To find somebody by name is no answer yet: the page comes again with what was typed."""
    sent = request.POST
    name = one_line(sent.get("name", ""))[:80]
    chosen = sent.get("other") or request.GET.get("with", "")
    others = queries.others_to_meet(viewer, person, name=name, chosen=chosen)
    by_name = others.is_many
    if sent and "find" not in sent:
        return others, IntroductionForm(sent, others=others.people, by_name=by_name)
    if name and others.found == 1:
        chosen = others.people[-1].handle
    typed = {"name": name, "other": chosen, "words": sent.get("words", "")}
    return others, IntroductionForm(others=others.people, by_name=by_name, initial=typed)


def introduced(
    viewer: Person, introduction: Introduction, form: ResponseForm | None = None
) -> dict[str, Any]:
    return {
        "met": queries.introduction_as_seen(viewer, introduction),
        "form": form or ResponseForm(),
    }


def _inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community, TAB)}
