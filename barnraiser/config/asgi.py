"""One port: pages through WSGI in eight fixed threads, only /live/ on the event loop (an open stream costs no thread)."""

import asyncio
import gc
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")
live = get_asgi_application()

from django.db import connections  # noqa: E402 - after the settings are set up

from barnraiser.config.wsgi import application as wsgi  # noqa: E402
from barnraiser.ground.checks import refuse_unsafe_start  # noqa: E402


def start_safely() -> None:
    try:
        refuse_unsafe_start()
    finally:
        connections.close_all()


# In a thread of its own, because a server may load this module from within its event loop.
with ThreadPoolExecutor(1) as apart:
    apart.submit(start_safely).result()
pages = WSGIMiddleware(wsgi, workers=8)  # type: ignore[arg-type]

# Where all eight are busy, a page that is finished before the next takes over is ready sooner than eight by turns of 5 ms.
sys.setswitchinterval(0.025)
# What was loaded stays: it need not be gone through again for what became unreachable.
gc.collect()
gc.freeze()


# So many streams are begun at once: each takes a thread and a connection of its own until its first line is sent.
beginning = asyncio.Semaphore(8)


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["path"].startswith("/live/"):
        await _stream(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def _stream(scope: Any, receive: Any, send: Any) -> None:
    begun = False

    async def begin(message: Any) -> None:
        nonlocal begun
        if not begun:
            begun = True
            beginning.release()
        await send(message)

    await beginning.acquire()
    try:
        await live(scope, receive, begin)
    finally:
        if not begun:
            beginning.release()
