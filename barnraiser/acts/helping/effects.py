"""What a passed decision may do here: let helpers say a stance for those they act for, or no longer."""

from collections.abc import Mapping
from typing import Any

from django import forms

from barnraiser.communities.models import Community
from barnraiser.ground.refs import Ref
from barnraiser.ground.web.inputs import YesNoField
from barnraiser.people.models import Person

from . import actions


class AllowForm(forms.Form):
    allowed = YesNoField(
        "Yes, marked as said through the helper",
        "No, everybody says it themselves",
        label="May a helper say where somebody stands, for whom they act?",
    )


def ask(community: Community, data: Any) -> AllowForm:
    return AllowForm(data)


def say(community: Community, values: Mapping[str, Any]) -> str:
    """The sentence of what will be true."""
    may = "may" if values["allowed"] else "may not"
    return f"Who acts for somebody without a device {may} say for them where they stand."


def carry_out(*, community: Community, values: Mapping[str, Any], by: Person, decision: Ref) -> None:
    actions.allow_stances(community=community, allowed=bool(values["allowed"]), decision=decision)
