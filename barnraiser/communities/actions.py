"""Every write to communities. Joining and leaving are acts, and recorded by acts/belonging."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line
from barnraiser.people.models import Person

from . import queries
from .models import Affirmation, Community, Membership, Role, RoleGrant, Rule
from .rules import may_end_grant, may_found, may_grant, may_join, may_stand_down, may_steward


@transaction.atomic
def found(
    *,
    by: Person,
    name: str,
    purpose: str,
    rules: Sequence[str] = (),
    laws: Sequence[str] = (),
    parent: Community | None = None,
    slug: str = "",
    **look: str,
) -> Community:
    """A community stands, with its founder as first member and steward, who affirmed its purpose and rules.

    `rules` are the members' own, `laws` those that the law asks of them.
    """
    may_found(by, parent).require()
    name = one_line(name)
    community = Community.objects.create(
        slug=slug or free_slug(name),
        name=name,
        purpose=purpose,
        parent=parent,
        founded_at=clock.now(),
        **look,
    )
    grounds = [(text, Rule.Ground.OURS) for text in rules] + [(text, Rule.Ground.LAW) for text in laws]
    for position, (text, ground) in enumerate(grounds):
        Rule.objects.create(
            community=community, text=text, ground=ground, position=position, since=clock.now()
        )
    membership = admit(person=by, community=community, rules=[text for text, _ in grounds])
    RoleGrant.objects.create(membership=membership, role=Role.STEWARD, granted_by=by, since=clock.now())
    return community


def free_slug(name: str) -> str:
    slug = slugify(name)[:50] or new_code()
    return f"{slug}-{new_code()[:4]}" if Community.objects.filter(slug=slug).exists() else slug


@transaction.atomic
def admit(*, person: Person, community: Community, rules: Sequence[str] | None = None) -> Membership:
    """The person is a member. With `rules` given (they may be none), they affirmed them and the purpose in these words.

    Raises Refused where they are a member already, also when two doors are opened at the same moment.
    """
    try:
        with transaction.atomic():
            membership = Membership.objects.create(person=person, community=community, since=clock.now())
    except IntegrityError:
        may_join(person, community, invited=True).require()
        raise
    if rules is not None:
        affirm(membership=membership, rules=rules)
    return membership


def affirm(*, membership: Membership, rules: Sequence[str]) -> Affirmation:
    """The member said yes to the purpose and these rules, in the words of today. A first yes stays as it was."""
    said, _ = Affirmation.objects.get_or_create(
        membership=membership,
        defaults={"purpose": membership.community.purpose, "rules": list(rules), "at": clock.now()},
    )
    return said


def hold(community: Community) -> None:
    """Until the transaction ends, whoever else would take a steward from this community waits."""
    Community.objects.select_for_update(of=("self",)).get(pk=community.pk)


@transaction.atomic
def end_membership(*, membership: Membership) -> bool:
    """The membership ends today, and with it every role it carried. False if it had ended before."""
    now = clock.now()
    ended = Membership.objects.current().filter(pk=membership.pk).update(until=now)
    RoleGrant.objects.filter(membership=membership, until=None).update(until=now)
    if ended:
        membership.until = now
    return bool(ended)


@transaction.atomic
def grant(*, by: Person, membership: Membership, role: Role) -> RoleGrant:
    """The member carries the role."""
    may_grant(by, membership).require()
    given, _ = RoleGrant.objects.get_or_create(
        membership=membership, role=role, until=None, defaults={"granted_by": by, "since": clock.now()}
    )
    return given


@transaction.atomic
def end_grant(*, by: Person, grant: RoleGrant) -> RoleGrant:
    """The member no longer carries the role. A community always keeps a steward."""
    hold(grant.membership.community)
    may_end_grant(by, grant).require()
    RoleGrant.objects.filter(pk=grant.pk, until=None).update(until=clock.now())
    grant.refresh_from_db(fields=["until"])
    return grant


@transaction.atomic
def forget(*, person: Person) -> None:
    """The person is a member of nothing, and nothing names them as the one who gave a role."""
    for membership in queries.all_of(person):
        hold(membership.community)
        if not may_stand_down(membership):
            _hand_on(membership)
        end_membership(membership=membership)
    RoleGrant.objects.filter(granted_by=person).update(granted_by=None)


def _hand_on(membership: Membership) -> None:
    """The one who is next in line is a steward too, given by nobody. Where nobody else is there, nobody is."""
    heir = queries.next_in_line(membership)
    if heir:
        RoleGrant.objects.create(membership=heir, role=Role.STEWARD, granted_by=None, since=clock.now())


@transaction.atomic
def describe(*, by: Person, community: Community, **words: str) -> Community:
    """The community's line, about and paint say this."""
    may_steward(by, community).require()
    for field in {"line", "about", "paint"} & set(words):
        setattr(community, field, words[field])
    community.save(update_fields=["line", "about", "paint"])
    return community
