"""The next small step, for Today: after a meeting, toward somebody on the viewer's list, and where the viewer asked to be
reminded. A few at most.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening, Stage
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Note, Statement, Target
from ..stages import Reached
from .deeds import Deed, deeds, met_keys
from .fifteen import Post, fifteen
from .touch import since_of

FRESH = timedelta(days=45)
QUIET = timedelta(days=7)
MEETINGS, STEPS, TOUCHES = 1, 2, 2
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
    posts = [one for one in fifteen(viewer) if one.is_seen and one.is_for_me]
    due = sorted((one for one in posts if one.is_due), key=lambda one: (one.due, one.target.pk))[:TOUCHES]
    reminded = {one.target.pk for one in due}
    others = [one for one in posts if one.target.pk not in reminded]
    return [*_after_meetings(viewer), *(_touch(one) for one in due), *_on_the_list(others)]


def _after_meetings(viewer: Person) -> Iterable[Opening]:
    """Somebody met lately whom the viewer has not said they trust with anything."""
    met = met_keys(viewer, clock.now() - FRESH)
    if not met:
        return []
    trusted = Statement.objects.standing().filter(by=viewer, quality=Statement.Quality.TRUST)
    noted = Note.objects.filter(by=viewer, spark=Note.Spark.NOT_FOR_ME).values("person")
    rows = people.visible_to(viewer).filter(pk__in=met, account__isnull=False)
    rows = rows.exclude(pk__in=trusted.values("toward")).exclude(pk__in=noted).exclude(pk=viewer.pk)
    done = deeds(viewer, list(rows))
    newest = sorted(rows, key=lambda person: (_last_met(done[person.pk]), person.pk), reverse=True)
    return [_say(person) for person in newest[:MEETINGS]]


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


def _touch(post: Post) -> Opening:
    """It is time, by the viewer's own rhythm. Put aside, it comes back when as long has passed again."""
    person, rhythm = post.person, post.target.rhythm
    since = since_of(post.target, post.last, post.nodded)
    turns = (clock.now() - since).days // rhythm.every
    day = spell(timezone.localtime(since), "j F Y")
    last = f"Nothing has passed between you here since {day}." if post.last else "Nothing has passed yet."
    return Opening(
        key=f"trust.touch:{post.target.code}:{day}:{turns}",
        flow=Flow.MESSAGES,
        title=f"Be in touch with {person.name}",
        why=f"You wanted to be, {rhythm.get_every_display().lower()}. {last}",
        because=(
            f"On your fifteen: {post.target.why}",
            "You chose how often. Say “not now” for a while there, or choose never.",
        ),
        url=f"{post.target.get_absolute_url()}#touch",
        act="Three ways to",
        person=person,
        at=post.due,
    )


def _on_the_list(posts: Sequence[Post]) -> list[Opening]:
    """Those on the list with whom it has come furthest and rested a while: there a small step is nearest."""
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
