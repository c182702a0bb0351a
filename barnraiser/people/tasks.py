"""What is done for people after the page is closed. Each job may be run twice."""

from django.tasks import task

from .models import Link


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
