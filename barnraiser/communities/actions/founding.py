from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line
from barnraiser.people.models import Person

from ..models import Community, Edition, Method, Purpose, Role, RoleGrant, Rule
from ..rules import may_found
from .membership import admit
from .power import log_power


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
    _write_charter(community, rules, laws)
    membership = admit(person=by, community=community, affirms=True)
    RoleGrant.objects.create(membership=membership, role=Role.STEWARD, granted_by=by, since=clock.now())
    log_power(community=community, what="Founded the community, and is its first steward", by=by)
    return community


def free_slug(name: str) -> str:
    slug = slugify(name)[:50] or new_code()
    return f"{slug}-{new_code()[:4]}" if Community.objects.filter(slug=slug).exists() else slug


def _write_charter(community: Community, rules: Sequence[str], laws: Sequence[str]) -> None:
    now = community.founded_at
    Purpose.objects.create(community=community, text=community.purpose, since=now)
    Method.objects.create(community=community, since=now)
    Edition.objects.create(community=community, said="As founded", at=now)
    grounds = [(text, Rule.Ground.OURS) for text in rules] + [(text, Rule.Ground.LAW) for text in laws]
    Rule.objects.bulk_create(
        Rule(community=community, text=text, ground=ground, number=number, since=now)
        for number, (text, ground) in enumerate(grounds, 1)
    )
