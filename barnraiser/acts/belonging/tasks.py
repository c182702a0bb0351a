"""Letters go out from here, after the invitation is safely written."""

from django.conf import settings
from django.tasks import task
from django.urls import reverse

from barnraiser.ground.mail import send

from .models import Invitation, token_for


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
