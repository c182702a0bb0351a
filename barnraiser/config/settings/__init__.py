"""Settings by topic, read from the environment. Without any variable set, Barnraiser runs on SQLite in ./var."""

from .accounts import *  # noqa: F403
from .apps import *  # noqa: F403
from .database import *  # noqa: F403
from .mail import *  # noqa: F403
from .network import *  # noqa: F403
from .security import *  # noqa: F403
from .tasks import *  # noqa: F403
from .web import *  # noqa: F403
