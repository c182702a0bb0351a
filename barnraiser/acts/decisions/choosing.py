"""What sort of proposal is made: words alone, one with an effect, or a choice to rank."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.text import Truncator

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Effect, effects
from barnraiser.people.models import Person

from .models import Proposal
from .rules import may_ask

LONGEST_CALLED = 120


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of proposal, and its effect where it has one."""

    way: Proposal.Way
    label: str
    said: str
    effect: Effect | None = None

    @property
    def query(self) -> str:
        return "?" + urlencode({"effect": self.effect.code} if self.effect else {"way": self.way})

    @property
    def is_ranked(self) -> bool:
        return self.way == Proposal.Way.RANKED

    @property
    def binds(self) -> bool:
        """Whether it does something or settles a choice, so that it asks no less than the method does."""
        return self.is_ranked or self.effect is not None

    @property
    def asks_for(self) -> dict[str, bool]:
        """How the form differs for it."""
        return {
            "is_ranked": self.is_ranked,
            "binds": self.binds,
            "says_itself": self.effect is not None,
        }


AGREE = Sort(
    Proposal.Way.CONSENT,
    "Agree on something",
    "Something to do together, in your own words. It passes by consent.",
)
CHOOSE = Sort(
    Proposal.Way.RANKED,
    "Choose among several",
    "Two to nine things, ranked by each. Nobody sees how anybody else ranked.",
)


def sorts() -> list[Sort]:
    """All there are; those with an effect in the order of the house."""
    with_effect = [
        Sort(Proposal.Way.CONSENT, effect.label, "If it passes, it is done at once.", effect)
        for effect in effects().values()
    ]
    return [AGREE, CHOOSE, *with_effect]


def chosen(values: Mapping[str, str]) -> Sort | None:
    """The sort an address names."""
    asked = "?" + urlencode({key: values[key] for key in ("effect", "way") if values.get(key)})
    return next((sort for sort in sorts() if sort.query == asked), None)


def asks(sort: Sort, community: Community, data: Any) -> Any:
    """The effect's own form, or None where there is nothing to ask."""
    return sort.effect.form(community, data) if sort.effect else None


def says(proposal: Proposal, values: Mapping[str, Any]) -> str:
    """What becomes true if it passes, in a sentence; nothing where only words are agreed on."""
    effect = effects().get(proposal.effect)
    return effect.says(proposal.community, values) if effect else ""


def both_valid(form: Any, asked: Any) -> bool:
    """Whether both forms are filled in well; each says for itself what is not."""
    return all([form.is_valid(), asked is None or asked.is_valid()])


def may_be_asked(by: Person, community: Community, effect: str, asked: Any) -> bool:
    """Whether the person may ask for what the form says; if not, the form says why."""
    if asked is None or (verdict := may_ask(by, community, effect, asked.cleaned_data)):
        return True
    asked.add_error(None, verdict.reason)
    return False


def told(sort: Sort, community: Community, form: Any, asked: Any) -> dict[str, Any]:
    """What both forms say, as `propose` takes it. A proposal with an effect is called by what it would do."""
    if sort.effect is None or asked is None:
        return dict(form.cleaned_data)
    called = Truncator(sort.effect.says(community, asked.cleaned_data)).chars(LONGEST_CALLED)
    return {
        **form.cleaned_data,
        "title": called,
        "effect": sort.effect.code,
        "values": asked.cleaned_data,
    }


def asks_again(proposal: Proposal, data: Any) -> Any:
    """The effect's form once more, filled in with what it was asked to do, or with what came back."""
    effect = effects().get(proposal.effect)
    return effect.form(proposal.community, data) if effect else None
