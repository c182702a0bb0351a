"""Links that open a door by themselves stay out of the logs."""

import logging
import re

LOGGERS = ("django.request", "django.server", "uvicorn.access")
_SECRET = re.compile(r"((?:invitation|claim|calendar|password/reset/key)(?:/|%2F))[\w-]+", re.IGNORECASE)


class Discreet(logging.Filter):
    """Replaces the secret part of a link in whatever is about to be logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(hushed(arg) if isinstance(arg, str) else arg for arg in record.args)
        record.msg = hushed(record.msg) if isinstance(record.msg, str) else record.msg
        return True


def hushed(words: str) -> str:
    return _SECRET.sub(r"\1…", words)


def keep_quiet() -> None:
    """From now on these loggers never write a secret link down."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(each, Discreet) for each in logger.filters):
            logger.addFilter(Discreet())
