"""Every write to communities. Joining and leaving are acts, and recorded by acts/belonging."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.people.models import Person

from .models import Affirmation, Community, Membership, Role, RoleGrant, Rule
from .rules import may_found, may_grant, may_steward


@transaction.atomic
def found(
    *,
    by: Person,
    name: str,
    purpose: str,
    rules: Sequence[str] = (),
    parent: Community | None = None,
    slug: str = "",
    **look: str,
) -> Community:
    """A community stands, with its founder as first member and steward, who affirmed its purpose and rules."""
    may_found(by, parent).require()
    community = Community.objects.create(
        slug=slug or free_slug(name), name=name, purpose=purpose, parent=parent, founded_at=clock.now(), **look
    )
    for position, text in enumerate(rules):
        Rule.objects.create(community=community, text=text, position=position, since=clock.now())
    membership = admit(person=by, community=community, rules=list(rules))
    RoleGrant.objects.create(membership=membership, role=Role.STEWARD, granted_by=by, since=clock.now())
    return community


def free_slug(name: str) -> str:
    slug = slugify(name)[:50] or new_code()
    return f"{slug}-{new_code()[:4]}" if Community.objects.filter(slug=slug).exists() else slug


def admit(*, person: Person, community: Community, rules: Sequence[str] | None = None) -> Membership:
    """The person is a member. With `rules` given (they may be none), they affirmed them and the purpose in these words."""
    membership = Membership.objects.create(person=person, community=community, since=clock.now())
    if rules is not None:
        Affirmation.objects.create(
            membership=membership, purpose=community.purpose, rules=list(rules), at=clock.now()
        )
    return membership


def end_membership(*, membership: Membership) -> None:
    """The membership ends today, and with it every role it carried."""
    now = clock.now()
    membership.grants.filter(until=None).update(until=now)
    membership.until = now
    membership.save(update_fields=["until"])


@transaction.atomic
def grant(*, by: Person, membership: Membership, role: Role) -> RoleGrant:
    """The member carries the role."""
    may_grant(by, membership).require()
    given, _ = RoleGrant.objects.get_or_create(
        membership=membership, role=role, until=None, defaults={"granted_by": by, "since": clock.now()}
    )
    return given


@transaction.atomic
def describe(*, by: Person, community: Community, **words: str) -> Community:
    """The community's line, about and paint say this."""
    may_steward(by, community).require()
    for field in {"line", "about", "paint"} & set(words):
        setattr(community, field, words[field])
    community.save(update_fields=["line", "about", "paint"])
    return community
