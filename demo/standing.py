"""Whether a demo stands in the data folder, and what it takes to make one stand: whole, once, and never over real data."""

from django.core.management import call_command
from django.db import connection, connections

from barnraiser.communities.models import Community
from barnraiser.config.settings.environment import DATA
from barnraiser.ground import clock
from barnraiser.people.models import Person

from . import folder, measure
from .build import build
from .folder import NotADemo
from .progress import Progress


def stand(progress: Progress, *, reset: bool = False) -> bool:
    """A finished demo stands in the data folder. Returns whether it was built now."""
    _only_on_sqlite()
    if reset or folder.state(DATA) == folder.BUILDING:
        connections.close_all()
        folder.clear(DATA)
    _prepare()
    if folder.state(DATA) == folder.STANDS and Community.objects.exists():
        return False
    if Person.objects.exists() and not folder.state(DATA):
        raise NotADemo(
            f"{DATA} holds people already, and no demo: nothing was changed.\n"
            "Name an empty folder in BARNRAISER_DATA."
        )
    folder.mark(DATA, folder.BUILDING, clock.now())
    build(progress)
    measure.everything(progress)
    folder.mark(DATA, folder.STANDS, clock.now())
    return True


def _only_on_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise NotADemo("The demo keeps to SQLite in its own folder: unset BARNRAISER_DATABASE_URL.")


def _prepare() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    DATA.chmod(0o700)
    call_command("migrate", verbosity=0, interactive=False)
