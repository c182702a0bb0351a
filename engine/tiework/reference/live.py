"""The figures of everybody while acts come in, worked out anew from all ties whenever they are asked for."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tiework.arrays import Codes, Floats


class State:
    """Ties in weights of one unit, and what they make of everybody. See `tiework.kernels.live.State`."""

    def __init__(self, n: int, low: Codes, high: Codes, forward: Floats, backward: Floats) -> None:
        self.n = n
        self.out: list[dict[int, float]] = [{} for _ in range(n)]
        ties = zip(low.tolist(), high.tolist(), forward.tolist(), backward.tolist(), strict=True)
        for i, j, one_way, other_way in ties:
            self.out[i][j], self.out[j][i] = one_way, other_way

    def grow(self, more: int) -> None:
        """Take in `more` people without ties."""
        self.n += more
        self.out += [{} for _ in range(more)]

    def act(self, by: int, toward: int, more: float) -> Codes:
        """Add to what runs between two people; return whose figures that touched, in any order."""
        self.out[by][toward] = self.out[by].get(toward, 0.0) + more
        self.out[toward].setdefault(by, 0.0)
        touched = {by, toward}
        for here in (by, toward):
            for u, v in combinations(self.out[here], 2):
                if v in self.out[u]:
                    touched |= {u, v}
        return np.array(sorted(touched), np.int32)

    def weight(self, i: int, j: int) -> float:
        """What runs between two who are tied, both ways."""
        return self.out[i][j] + self.out[j][i]

    def strength(self, i: int) -> float:
        """What runs between i and everybody, both ways."""
        return float(sum(self.weight(i, j) for j in self.out[i]))

    def person(self, i: int) -> tuple[int, int, int, float, float, float, float, float]:
        """Degree, triangles, supported ties; strength out, into, in all; constraint; overlap of i's contacts times strength."""
        near = self.out[i]
        common = {j: [q for q in near if q in self.out[j]] for j in near}
        total = self.strength(i)
        share = {j: self.weight(i, j) / total for j in near}
        constraint = redundant = 0.0
        for j in near:
            strongest = max(self.weight(j, k) for k in self.out[j])
            through = sum(share[q] * (self.weight(q, j) / self.strength(q)) for q in common[j])
            constraint += (share[j] + through) ** 2
            redundant += total * sum(share[q] * (self.weight(j, q) / strongest) for q in common[j])
        into = float(sum(self.out[j][i] for j in near))
        supported = sum(bool(held) for held in common.values())
        triangles = sum(map(len, common.values())) // 2
        out = float(sum(near.values()))
        return len(near), triangles, supported, out, into, total, constraint, redundant

    def tie(self, i: int, j: int) -> tuple[float, float, int] | None:
        """Strength i to j and j to i, and common contacts; None where there is no tie."""
        if j not in self.out[i]:
            return None
        return self.out[i][j], self.out[j][i], len(self.out[i].keys() & self.out[j].keys())

    def scale(self, factor: float, least: float) -> int:
        """Multiply every weight, forget ties below `least`; return how many are forgotten."""
        low, high, forward, backward = self.ties()
        forward, backward = forward * factor, backward * factor
        kept = forward + backward >= least
        self.__init__(self.n, low[kept], high[kept], forward[kept], backward[kept])  # type: ignore[misc]
        return len(kept) - int(kept.sum())

    def ties(self) -> tuple[Codes, Codes, Floats, Floats]:
        """Every tie: low, high, forward, backward."""
        pairs = [(i, j) for i in range(self.n) for j in self.out[i] if i < j]
        low, high = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
        forward = np.array([self.out[i][j] for i, j in pairs], np.float64)
        return low, high, forward, np.array([self.out[j][i] for i, j in pairs], np.float64)
