"""A steward knows who is behind a name that looks like another's."""

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground.verdict import provided
from barnraiser.people.models import Person

from .. import rules
from ..models import ToldApart


@transaction.atomic
def tell_apart(*, by: Person, community: Community, person: Person) -> ToldApart:
    """The community's stewards are not asked about this name of this member again. Nobody is told, and nothing is recorded
    of whom it is about.
    """
    rules.may_tell_apart(by, community).require()
    provided(rules.is_member(person, community), "They are no member here.").require()
    told, _ = ToldApart.objects.get_or_create(
        community=community, person=person, skeleton=person.skeleton, defaults={"by": by}
    )
    return told
