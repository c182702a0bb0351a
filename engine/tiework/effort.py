"""How much is drawn anew, for how long, and with how many threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from tiework.kernels import available
from tiework.parallel import in_order

LEAST_DRAWS = 40


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is drawn anew for intervals and for what chance would give, and for how long.

    Attributes
    ----------
    replicates : int
        Draws behind each interval; 0 for none.
    seed : int
        From 0 on; the same seed gives the same draws. Each draw has its own seed, made of this one and its number.
    seconds : float or None
        After so long no further draw is made; what was drawn by then is used, and how many it were is said. At least
        `LEAST_DRAWS` are made, of each thing that is drawn. None: as long as it takes.
    progress : callable or None
        Called with the number of draws done so far; it begins anew with each thing that is drawn.
    threads : int
        To work with, no more than there are processors; the same bytes for any number.
    until : float or None
        When the time is up, in seconds of `time.monotonic`; None until it has begun.
    """

    replicates: int = 1000
    seed: int = 1
    seconds: float | None = None
    progress: Callable[[int], None] | None = None
    threads: int = 2
    until: float | None = None

    def part(self, share: float = 1.0) -> Effort:
        """The same with a share of the time that is left; from here on it runs.

        >>> Effort(seconds=8.0).part().part(0.5).until < monotonic() + 4.1
        True
        """
        if self.seconds is None:
            return self
        now = monotonic()
        left = self.seconds if self.until is None else max(self.until - now, 0.0)
        return replace(self, until=now + share * left)

    def shares(self, count: int) -> Iterator[Effort]:
        """The same for so many things one after the other, each with an even share of the time that is left by then.

        >>> [round(one.until - monotonic()) for one in Effort(seconds=9.0).shares(3)]
        [3, 4, 9]
        """
        whole = self if self.until is not None else self.part()
        for left in range(count, 0, -1):
            yield whole.part(1 / left)

    def draws[T](self, draw: Callable[[int], T], count: int) -> Iterator[T]:
        """Hand on draw(0), draw(1), …, until there are `count` or the time is up.

        >>> list(Effort(seconds=0.0).draws(lambda k: k, 1000))[-1]
        39
        """
        until = self.until if self.until is not None else self.part().until
        # The kernels' twins hold Python's lock: a second thread would only wait.
        threads = self.threads if available() else min(self.threads, 1)
        return in_order(draw, count, threads=threads, least=LEAST_DRAWS, until=until, progress=self.progress)


ALONE = Effort()


def random_of(seed: int, draw: int) -> np.random.Generator:
    """Return the generator of one draw, so that draws may be made in any order.

    >>> int(random_of(1, 7).integers(1000)) == int(random_of(1, 7).integers(1000))
    True
    """
    return np.random.default_rng([seed, draw])


def seed_of(seed: int, draw: int) -> int:
    """Return the seed of one draw for a kernel (0 to 2 ** 64 - 1).

    >>> seed_of(1, 7) != seed_of(7, 1)
    True
    """
    return int(np.random.SeedSequence([seed, draw]).generate_state(1, np.uint64)[0])
