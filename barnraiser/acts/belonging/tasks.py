"""Letters go out from here, after what they tell of is safely written; and what waits too long is looked for."""

from django.conf import settings
from django.tasks import task
from django.urls import reverse

from barnraiser.ground import clock
from barnraiser.ground.mail import send
from barnraiser.people import queries as people

from .models import Invitation, Reply, Request, token_for
from .models.asking import LATE_AFTER


@task
def send_invitation(invitation_id: int) -> None:
    """The invited person has the letter. An invitation taken back meanwhile is not sent."""
    invitation = Invitation.objects.open().select_related("by", "community").filter(pk=invitation_id).first()
    if invitation is None:
        return
    path = reverse("belonging:invitation", args=[token_for(invitation.code)])
    send(
        "belonging/mail/invitation.txt",
        to=invitation.address,
        subject=invitation.greeting,
        context={"invitation": invitation, "link": f"{settings.NETWORK_ADDRESS}{path}"},
    )


@task
def tell_of_reply(reply_id: int) -> None:
    """The one who asked to be let in has the answer as a letter."""
    reply = Reply.objects.select_related("request__person", "request__community", "by").filter(pk=reply_id)
    if (said := reply.first()) and (address := people.signs_in_with(said.request.person)):
        name = said.request.community.name
        path = reverse("belonging:ask_in", args=[said.request.community.slug])
        send(
            "belonging/mail/reply.txt",
            to=address,
            subject=f"{name} says yes" if said.lets_in else f"{name} says “not this time”",
            context={"reply": said, "link": f"{settings.NETWORK_ADDRESS}{path}"},
        )


@task
def tell_of_late_request(request_id: int) -> None:
    """Each who keeps the door, and the one who asks, has a letter that nobody has answered for a week."""
    from .queries import who_keeps_the_door

    rows = Request.objects.open().select_related("person", "community").filter(pk=request_id)
    if not (waiting := rows.first()):
        return
    slug = waiting.community.slug
    at_the_door = reverse("belonging:requests", args=[slug])
    for keeper in who_keeps_the_door(waiting.community):
        _send_late(waiting, people.signs_in_with(keeper), at_the_door, keeps=True)
    _send_late(waiting, people.signs_in_with(waiting.person), reverse("belonging:ask_in", args=[slug]))


def _send_late(waiting: Request, address: str, path: str, *, keeps: bool = False) -> None:
    if address:
        send(
            "belonging/mail/late.txt",
            to=address,
            subject=f"Nobody has answered at the door of {waiting.community.name}",
            context={"request": waiting, "keeps": keeps, "link": f"{settings.NETWORK_ADDRESS}{path}"},
        )


@task
def look_for_late_requests() -> None:
    """Requests that have waited for a week are said to be late: to all who keep the door, and to the one who asks."""
    from .actions import say_late

    late = Request.objects.open().filter(said_late_at=None, at__lte=clock.now() - LATE_AFTER)
    for asked in late:
        say_late(asked=asked)
