"""A no to being counted: at the next reading, minutes later, the figures are those of a community without the person."""

from datetime import timedelta

from django.db.models import Q

from barnraiser.acts.ledger.models import Act, Party
from barnraiser.capital import projector, tasks
from barnraiser.capital.models import OwnReading, Reading
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose
from barnraiser.ties.models import Tie

from .conftest import SUMMER


def figures(community: Community) -> dict[str, float | None]:
    rows = Reading.objects.filter(sounding__community=community, sounding__as_of__gte=SUMMER)
    return {row.key: row.value for row in rows if row.refusal == ""}


def test_after_a_no_figures_are_as_if_the_person_were_absent(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
        with_ruth = figures(village)
        people.answer_consent(by=ruth, purpose=Purpose.TIES, given=False)
    with clock.at(SUMMER + timedelta(minutes=10)):
        tasks.read_lagging.func()
        after_no = figures(village)
        assert not OwnReading.objects.filter(person=ruth).exists()
        assert not Tie.objects.filter(Q(a=ruth) | Q(b=ruth)).exists()
        # The same place, had she never been there.
        theirs = Act.objects.filter(Q(by=ruth) | Q(pk__in=Party.objects.filter(person=ruth).values("act")))
        Party.objects.filter(act__in=theirs).delete()
        theirs.delete()
        Membership.objects.filter(person=ruth).delete()
        projector.rebuild(village)
        absent = figures(village)
    assert len(after_no) > 5
    assert after_no == absent
    assert after_no != with_ruth
