from django.db import transaction

from barnraiser.people.models import Person

from ..models import Community
from ..rules import may_steward
from .power import log_power

SAID = {"line": "its line", "about": "who it is", "paint": "its coat of paint"}


@transaction.atomic
def describe(*, by: Person, community: Community, **words: str) -> Community:
    """The community's line, about and paint say this, and the members can read that they were changed."""
    may_steward(by, community).require()
    changed = [field for field in SAID if field in words and words[field] != getattr(community, field)]
    for field in changed:
        setattr(community, field, words[field])
    if changed:
        community.save(update_fields=changed)
        what = f"Changed {' and '.join(SAID[field] for field in changed)}"
        log_power(community=community, what=what, by=by)
    return community
