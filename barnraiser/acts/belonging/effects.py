"""What a passed decision may do here: ask somebody in, in the name of all members."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import EmailValidator

from barnraiser.communities.models import Community
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Verdict, no
from barnraiser.ground.web.inputs import LineField
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import actions, queries
from .rules import may_invite_by_decision

is_address = EmailValidator("Write a handle (the end of the address of their page here) or an email address.")


class AdmitForm(forms.Form):
    name = LineField(max_length=80, label="Their name")
    who = LineField(
        max_length=254,
        label="Their handle here, or their email address",
        help_text="The handle is the end of the address of their page. Members see the name, and no address.",
    )

    def clean_who(self) -> str:
        """A handle or an address; whether there is somebody behind it depends on who asks."""
        who = str(self.cleaned_data["who"]).lower().removeprefix("@")
        if "@" in who:
            is_address(who)
        return who


def may_ask(by: Person, community: Community, values: Mapping[str, Any]) -> Verdict:
    """Whether this member may propose to ask just these in. Of a handle they do not see they learn nothing."""
    who = str(values.get("who", ""))
    if "@" in who:
        return may_invite_by_decision(by, community, who, None)
    person = people.visible_to(by).filter(handle=who).first()
    if person is None or not person.is_claimed:
        return no("Nobody whom you see here goes by this handle. Give their email address instead.")
    return may_invite_by_decision(by, community, people.signs_in_with(person), person)


def found(community: Community, who: str) -> Person | None:
    """The person behind a handle, if they share a community with some member of this one."""
    person = people.by_handles([who]).get(who)
    return person if person and person.is_claimed and queries.is_known_in(community, person) else None


def ask(community: Community, data: Any) -> AdmitForm:
    """Who is to be asked in."""
    return AdmitForm(data)


def say(community: Community, values: Mapping[str, Any]) -> str:
    """The sentence of what will be true."""
    return f"{values['name']} has a letter from all members that asks them in. They come in by saying yes to the purpose and the rules."


def carry_out(*, community: Community, values: Mapping[str, Any], by: Person, decision: Ref) -> None:
    """The letter is on its way. Raises Refused where they are here already, or no longer to be found."""
    who = values["who"]
    given = {"address": who} if "@" in who else {"person": found(community, who)}
    actions.invite_by_decision(by=by, community=community, decision=decision, name=values["name"], **given)
