"""Results: kept in a file, and told as tables."""

import json
import os
import platform
from importlib.metadata import version
from statistics import median

from beside.goals import Found
from beside.running import Cost

PEERS = ("numpy", "pyarrow", "scipy", "igraph", "networkx", "networkit", "rustworkx", "polars", "duckdb")


class Results:
    """Costs by engine and number of people, agreement, and single figures."""

    def __init__(self, path):
        self._path = path
        held = json.loads(path.read_text()) if path is not None and path.exists() else {}
        self.costs = {tuple(key): [Cost(*one) for one in costs] for key, costs in held.get("costs", [])}
        self.loads = {tuple(key): loads for key, loads in held.get("loads", [])}
        self.agreeing = {tuple(key): columns for key, columns in held.get("agreeing", [])}
        self.single, self.logs = held.get("single", {}), held.get("logs", [])
        self._fresh = set()

    def add(self, engine, people, cost, load):
        """One measuring; what an earlier run found of the same is dropped."""
        key = (engine, people)
        if key not in self._fresh:
            self._fresh.add(key)
            self.costs[key], self.loads[key] = [], []
        self.costs[key].append(cost)
        self.loads[key].append(load)

    def agreed(self, engine, people, columns):
        """How far apart each column is."""
        self.agreeing[engine, people] = columns
        if engine == "igraph":
            self.single["disagreeing"] = sum(
                not near
                for (name, _), some in self.agreeing.items()
                if name == "igraph"
                for _, near in some.values()
            )

    def log(self, figures):
        """What log was made."""
        self.logs = [one for one in self.logs if one["people"] != figures["people"]] + [figures]

    def middles(self):
        """The median of each."""
        return {key: Cost.middle(costs) for key, costs in self.costs.items()}

    def keep(self):
        """Write them where they are kept."""
        if self._path is None:
            return
        costs = [[key, [[one.wall, one.cpu, one.memory] for one in some]] for key, some in self.costs.items()]
        held = {
            "costs": costs, "loads": list(self.loads.items()), "agreeing": list(self.agreeing.items()),
            "single": self.single, "logs": self.logs,
        }  # fmt: skip
        self._path.write_text(json.dumps(held, indent=1))


def told(results):
    """The tables, as Markdown."""
    names = ", ".join(f"{name} {version(name)}" for name in PEERS)
    head = f"Python {platform.python_version()}, {os.cpu_count()} processors; {names}."
    return "\n".join(
        [head, "", *_logs(results), "", *_costs(results), "", *_growth(results), "", *_agreement(results)]
    )


def _logs(results):
    yield from ("| people | acts | ties |", "| --- | --- | --- |")
    for one in sorted(results.logs, key=lambda one: one["people"]):
        yield f"| {one['people']:,} | {one['acts']:,} | {one['ties']:,} |"


def _costs(results):
    yield "| people | engine | wall s | CPU s | peak MB | rounds | load | wall, × tiework | CPU, × tiework |"
    yield "|" + " --- |" * 9
    middles = results.middles()
    for (engine, people), cost in sorted(middles.items(), key=lambda one: one[0][1]):
        ours = middles.get(("tiework", people))
        loads = results.loads[engine, people]
        times = "| |" if ours is None else f"| {cost.wall / ours.wall:.2f} | {cost.cpu / ours.cpu:.2f} |"
        yield (
            f"| {people:,} | {engine} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:,.0f} "
            f"| {len(loads)} | {median(loads):.1f} {times}"
        )


def _growth(results):
    found = Found(results.middles(), {})
    yield from ("| engine | from | to | exponent, wall | exponent, CPU |", "| --- | --- | --- | --- | --- |")
    for engine in dict.fromkeys(engine for engine, _ in results.costs):
        for low in (1_000, 10_000, 100_000):
            wall, cpu = (found.growth(engine, what, low, 10 * low) for what in ("wall", "cpu"))
            if wall is not None:
                yield f"| {engine} | {low:,} | {10 * low:,} | {wall:.2f} | {cpu:.2f} |"


def _agreement(results):
    yield from ("| people | beside | columns | furthest apart | not close enough |", "|" + " --- |" * 5)
    for (engine, people), columns in sorted(results.agreeing.items(), key=lambda one: one[0][1]):
        apart = {name: one for name, (one, _) in columns.items() if "modularity ahead" not in name}
        worst = max(apart, key=apart.get)
        far = ", ".join(f"{name} ({one:.3g})" for name, (one, near) in columns.items() if not near) or "none"
        ahead = columns.get("modularity ahead by")
        more = f"; modularity {ahead[0]:+.4f}" if ahead else ""
        yield f"| {people:,} | {engine} | {len(columns)} | {worst} {apart[worst]:.1g}{more} | {far} |"
