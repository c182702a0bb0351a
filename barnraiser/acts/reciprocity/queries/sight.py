"""What a viewer sees at all. Everything else here begins with these."""

from collections.abc import Iterable, Mapping

from barnraiser.ground.manifest import CardView
from barnraiser.ground.text import plain
from barnraiser.people.models import Person

from ..models import Answer, Favour, Introduction
from ..models.answer import FavourAnswerQuerySet
from ..models.favour import FavourQuerySet
from ..models.introduction import IntroductionQuerySet


def visible_to(viewer: Person | None) -> FavourQuerySet:
    return Favour.objects.visible_to(viewer).select_related("community", "by", "to", "closure")


def answers_visible_to(viewer: Person | None) -> FavourAnswerQuerySet:
    return Answer.objects.visible_to(viewer).with_steps()


def introductions_visible_to(viewer: Person | None) -> IntroductionQuerySet:
    return Introduction.objects.visible_to(viewer).select_related("by", "one", "two", "community")


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {
        f.code: CardView(f.title, f.get_absolute_url(), within=f.community, by=f.by, words=plain(f.words))
        for f in rows
    }


def answer_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = answers_visible_to(viewer).filter(code__in=list(codes))
    return {
        a.code: CardView(
            a.favour.title,
            f"{a.favour.get_absolute_url()}#a-{a.code}",
            within=a.favour.community,
            by=a.by,
            words=plain(a.words),
        )
        for a in rows
    }


def introduction_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """An introduction is called after who suggested it: the two are not named to each other by its title."""
    rows = introductions_visible_to(viewer).filter(code__in=list(codes))
    return {i.code: CardView(_called(viewer, i), i.get_absolute_url()) for i in rows}


def _called(viewer: Person, introduction: Introduction) -> str:
    if introduction.by == viewer:
        return f"Your introduction of {introduction.one.name} and {introduction.two.name}"
    return f"An introduction by {introduction.by.name if introduction.by else 'somebody who left'}"


def answer_by(person: Person, code: str) -> Answer | None:
    """The person's own answer with this code, for an app above that undoes what it did there."""
    return Answer.objects.with_steps().filter(by=person, code=code).first()
