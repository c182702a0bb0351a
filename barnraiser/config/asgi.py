"""One port: pages through WSGI in eight fixed threads, only /live/ on the event loop (an open stream costs no thread)."""

import os
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")
live = get_asgi_application()

from barnraiser.config.wsgi import application as wsgi  # noqa: E402 - after the settings are set up
from barnraiser.ground.checks import refuse_unsafe_start  # noqa: E402

refuse_unsafe_start()
pages = WSGIMiddleware(wsgi, workers=8)  # type: ignore[arg-type]


async def application(scope: Any, receive: Any, send: Any) -> None:
    door = live if scope["path"].startswith("/live/") else pages
    await door(scope, receive, send)
