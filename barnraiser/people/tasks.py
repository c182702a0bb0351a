"""What is done for people after the page is closed: pages elsewhere looked at, archives packed and let go of, farewells kept,
one letter. Each job may be run twice.
"""

from datetime import datetime
from tempfile import TemporaryFile

from django.conf import settings
from django.tasks import task
from django.urls import reverse
from django.utils.timezone import localtime

from barnraiser.ground.mail import send

from .models import Account, Archive, Farewell, Link


@task
def check_link(link_id: int) -> None:
    """What the page says now is known, its picture too."""
    from . import actions

    if link := Link.objects.filter(pk=link_id).first():
        actions.look(link=link)


@task(priority=-10)
def recheck_link(link_id: int) -> None:
    """Whether the page still links back is known, for one fetch."""
    from . import actions

    if link := Link.objects.filter(pk=link_id).first():
        actions.look(link=link, with_picture=False)


@task
def recheck_links() -> None:
    """The pages whose week is over are looked at again, a few at a time. For the schedule; nobody gets a letter."""
    from . import actions

    actions.ask_due_checks()


@task
def pack_archive(archive_id: int) -> None:
    """The archive lies ready. Run twice, the second finds it made."""
    from . import actions

    archive = Archive.objects.in_the_making().select_related("person").filter(pk=archive_id).first()
    if archive:
        with TemporaryFile() as file:
            actions.pack_archive(archive=archive, into=file)


@task
def tend() -> None:
    """Archives that lay for a day are gone, and so is whoever asked to be forgotten a week ago. For the schedule."""
    from . import actions

    actions.let_go_of_archives()
    actions.erase_due()
    actions.write_list()


@task
def tell_of_sign_in(account_id: int, device: str, at: str) -> None:
    """The account's owner knows that somebody signed in from a browser that never did before."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        return
    path = reverse("usersessions_list")
    send(
        "people/mail/new_device.txt",
        to=account.email,
        subject="Somebody signed in from a new browser",
        context={
            "device": device,
            "at": localtime(datetime.fromisoformat(at)),
            "link": f"{settings.NETWORK_ADDRESS}{path}",
        },
    )


@task
def tell_of_farewell(farewell_id: int) -> None:
    """Whoever is to be forgotten in a week knows by letter, also where somebody else asked at their screen."""
    farewell = Farewell.objects.select_related("person__account").filter(pk=farewell_id).first()
    if farewell is None or farewell.person.account is None:
        return
    send(
        "people/mail/farewell.txt",
        to=farewell.person.account.email,
        subject="In a week you are forgotten here",
        context={
            "due_at": localtime(farewell.due_at),
            "link": f"{settings.NETWORK_ADDRESS}{reverse('people:me')}",
        },
    )
