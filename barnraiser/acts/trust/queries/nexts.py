"""The next small step, for Today: after a meeting, and toward somebody on the viewer's list. Three at most, no reminders."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse

from barnraiser.acts.ledger.models import Party
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening, Stage
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Note, Statement, Target
from ..stages import Reached, staged
from .deeds import Deed, deeds
from .fifteen import Post, fifteen

FRESH = timedelta(days=45)
QUIET = timedelta(days=7)
MEETINGS, STEPS = 1, 2
FLOWS = {
    Reached.ALIGNED: Flow.CONNECTS,
    Reached.CONNECTED: Flow.CONNECTS,
    Reached.HELPED: Flow.GIVES,
    Reached.TALKED: Flow.MESSAGES,
    Reached.MET: Flow.MEETS,
    Reached.ACTING: Flow.JOINS,
}
DOES = {
    Reached.ALIGNED: "Say what you and {name} both care about",
    Reached.CONNECTED: "Get to know {name} a little",
    Reached.HELPED: "Give {name} something small",
    Reached.TALKED: "Talk with {name}",
    Reached.MET: "Meet {name} in person",
    Reached.ACTING: "Take something on with {name}",
}


def openings(viewer: Person) -> list[Opening]:
    """What the viewer could do next here, nearest first. Whoever is noted as not for them is left in peace."""
    return [*_after_meetings(viewer), *_on_the_list(viewer)]


def _after_meetings(viewer: Person) -> Iterable[Opening]:
    """Somebody met lately whom the viewer has not said they trust with anything."""
    met = _met_lately(viewer)
    trusted = Statement.objects.standing().filter(by=viewer, quality=Statement.Quality.TRUST)
    noted = Note.objects.filter(by=viewer, spark=Note.Spark.NOT_FOR_ME).values("person")
    rows = people.visible_to(viewer).filter(pk__in=met, account__isnull=False)
    rows = rows.exclude(pk__in=trusted.values("toward")).exclude(pk__in=noted).exclude(pk=viewer.pk)
    done = deeds(viewer, list(rows))
    newest = sorted(rows, key=lambda person: (_last_met(done[person.pk]), person.pk), reverse=True)
    return [_say(person) for person in newest[:MEETINGS]]


def _met_lately(viewer: Person) -> set[int]:
    """Keys of the people in the viewer's newest meetings."""
    kinds, since = staged(Stage.MET), clock.now() - FRESH
    here = Party.objects.filter(act__retraction=None, act__kind__in=kinds, act__at__gte=since)
    mine = here.filter(person=viewer) | here.filter(act__by=viewer)
    rows = Party.objects.filter(act__in=mine.values("act")).values_list("person", "act__by")
    return {key for pair in rows for key in pair if key}


def _last_met(done: Sequence[Deed]) -> float:
    return max((deed.last.timestamp() for deed in done if deed.is_stage(Stage.MET)), default=0)


def _say(person: Person) -> Opening:
    return Opening(
        key=f"trust.say:{person.code}",
        flow=Flow.VOUCHES,
        title=f"Say what you rely on {person.name} for",
        why="You have met. Said once, it stands, and only the two of you see it.",
        because=(
            f"You and {person.name} met in person.",
            "You have not said yet what you would trust them with.",
        ),
        url=f"{_card(person)}#say",
        act="Say it",
        person=person,
    )


def _on_the_list(viewer: Person) -> list[Opening]:
    """Those on the list with whom it has come furthest and rested a while: there a small step is nearest."""
    posts = [one for one in fifteen(viewer) if one.is_seen and one.is_for_me]
    resting = [one for one in posts if _last(one) < clock.now() - QUIET]
    resting.sort(key=_how_near)
    steps = [_step(one.target, one.status, one.next_rung) for one in resting if one.next_rung]
    return steps[:STEPS]


def _last(post: Post) -> datetime:
    moments = [rung.since for rung in post.rungs if rung.since]
    return max([*moments, *(rung.outside.at for rung in post.rungs if rung.outside)])


def _how_near(post: Post) -> tuple[bool, int, datetime, int]:
    """To work together is no small step: whoever is only that far away comes last."""
    rank = list(Reached).index(post.status)
    return post.next_rung == Reached.ACTING, -rank, post.target.since, post.target.pk


def _step(target: Target, status: Reached, reached: Reached) -> Opening:
    person = target.person
    on_card = person.is_claimed and reached in (Reached.ALIGNED, Reached.TALKED)
    return Opening(
        key=f"trust.step:{target.code}:{reached}",
        flow=FLOWS[reached],
        title=DOES[reached].format(name=person.name),
        why=f"On your fifteen: {target.why}",
        because=(
            f"You put {person.name} on your list, for your own eyes.",
            f"So far: {status.label.lower()}.",
        ),
        url=_card(person) if on_card else person.get_absolute_url(),
        act="See the next step" if on_card else "Open their page",
        person=person,
    )


def _card(person: Person) -> str:
    return reverse("trust:two", args=[person.handle])
