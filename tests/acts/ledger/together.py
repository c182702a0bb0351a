"""Several people do something at the same moment, each on their own connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once[T](times: int, act: Callable[[int], T]) -> list[T]:
    """What each of the parallel calls returned; the first exception any of them raised is raised here."""
    gate = Barrier(times)

    def one(number: int) -> T:
        try:
            connection.ensure_connection()
            gate.wait(timeout=20)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
