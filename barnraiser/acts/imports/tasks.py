"""Reading and bringing in go on after the page is closed. Each job may be run twice: the second finds it done."""

from django.tasks import task

from .models import Import


@task
def look_over(import_id: int) -> None:
    """The dry run stands."""
    from . import actions

    if brought := Import.objects.whole().filter(pk=import_id).first():
        actions.look_over(brought=brought)


@task
def carry_out(import_id: int) -> None:
    """The archive is in."""
    from . import actions

    brought = Import.objects.whole().filter(pk=import_id).exclude(upload="").first()
    if brought:
        actions.carry_out(brought=brought)


@task
def let_in(import_id: int) -> None:
    """What came in stands in the community."""
    from . import actions

    brought = (
        Import.objects.whole().filter(pk=import_id, release__ended_at=None).exclude(release=None).first()
    )
    if brought:
        actions.let_in(brought=brought)


@task
def undo(import_id: int) -> None:
    """Nothing of it is there."""
    from . import actions

    if brought := Import.objects.whole().filter(pk=import_id).first():
        actions.undo(brought=brought)


@task
def let_go_of_old_uploads() -> None:
    """No file lies longer than a day. For the schedule."""
    from . import actions

    actions.let_go_of_old_uploads()
