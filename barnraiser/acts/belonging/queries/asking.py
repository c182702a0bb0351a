"""What is asked at a door, what was answered, and who waits there."""

from collections.abc import Mapping

from django.db.models import QuerySet

from barnraiser.communities.models import Community, Role, RoleGrant
from barnraiser.people.models import Person

from ..models import IMPACT, JoinAnswer, Question, Request


def questions_of(community: Community) -> dict[int, str]:
    """What whoever comes in is asked, by number: the one that every community asks, and its own."""
    rows = Question.objects.filter(community=community)
    return {0: IMPACT} | {question.number: question.text for question in rows}


def answers_of(person: Person, community: Community) -> dict[int, JoinAnswer]:
    """By number, what the person answered there. For themselves, and for those who let them in or welcome them."""
    return {row.number: row for row in JoinAnswer.objects.filter(person=person, community=community)}


def my_answers(viewer: Person) -> list[tuple[Community, list[JoinAnswer]]]:
    """What the viewer answered, community by community."""
    found: dict[Community, list[JoinAnswer]] = {}
    rows = JoinAnswer.objects.filter(person=viewer).select_related("community")
    for row in rows.order_by("community__name", "community", "number"):
        found.setdefault(row.community, []).append(row)
    return list(found.items())


def request_of(viewer: Person, community: Community) -> Request | None:
    """The viewer's latest request there, with what was said to it."""
    rows = Request.objects.filter(person=viewer, community=community).select_related("reply__by", "community")
    return rows.order_by("-at", "-pk").first()


def requests_at(viewer: Person, community: Community) -> list[tuple[Request, list[JoinAnswer]]]:
    """For whoever keeps the door, the open requests, the longest waiting first, with what each answered."""
    waiting = list(_waiting(viewer).filter(community=community))
    answers = _answers({request.person_id for request in waiting}, community)
    return [(request, answers.get(request.person_id, [])) for request in waiting]


def request_waiting(viewer: Person, code: str) -> Request | None:
    """The request with this code, answered or not: its own person's, or one at a door the viewer keeps."""
    rows = Request.objects.select_related("person", "community")
    mine, kept = rows.filter(person=viewer), rows.kept_by(viewer)
    return (mine | rows.filter(pk__in=kept.values("pk"))).filter(code=code).first()


def waiting_count(viewer: Person, community: Community) -> int:
    """How many wait at the door, for whoever keeps it."""
    return Request.objects.open().kept_by(viewer).filter(community=community).count()


def waits_at(viewer: Person, community: Community) -> bool:
    """Whether the viewer keeps the door and somebody waits there."""
    return waiting_count(viewer, community) > 0


def who_keeps_the_door(community: Community) -> list[Person]:
    """The stewards and hosts who have come in: those who hear of a request."""
    keepers = RoleGrant.objects.filter(
        membership__community=community,
        membership__until=None,
        until=None,
        role__in=[Role.STEWARD, Role.HOST],
    )
    return list(
        Person.objects.claimed().filter(pk__in=keepers.values("membership__person")).order_by("name", "pk")
    )


def acquainted(viewer: Person) -> QuerySet[Request, int]:
    """Keys of those who wait at a door the viewer keeps: who is to answer may see who asks."""
    return Request.objects.open().kept_by(viewer).values_list("person_id", flat=True)


def _waiting(viewer: Person) -> QuerySet[Request]:
    return Request.objects.open().kept_by(viewer).select_related("person", "community")


def _answers(people: set[int], community: Community) -> Mapping[int, list[JoinAnswer]]:
    found: dict[int, list[JoinAnswer]] = {}
    for row in JoinAnswer.objects.filter(person__in=people, community=community):
        found.setdefault(row.person_id, []).append(row)
    return found
