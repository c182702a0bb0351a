"""Whether two found the same, column by column."""

EXACT = ("degree", "core", "tie common", "tie mutual", "tie supported", "network ties", "network triangles")
LOOSE = {"pagerank": 1e-8}
# Numbers of communities and components are anybody's; participation is over communities that differ.
OWN = ("person", "a", "b", "community", "component", "participation", "network modularity")
CLOSE = 1e-9


def agreement(ours, theirs):
    """Per column that both have: the largest difference, relative where above 1, and whether that is close enough."""
    import numpy as np

    one, other = (dict(np.load(path)) for path in (ours, theirs))
    one, other = ordered(one), ordered(other)
    out = {}
    for name in sorted(one.keys() & other.keys() - set(OWN)):
        apart = difference(one[name].astype(float), other[name].astype(float), name)
        out[name] = [apart, apart <= (0 if name in EXACT else LOOSE.get(name, CLOSE))]
    if "participation" in one:
        # Over our communities, by the arithmetic the peers get.
        apart = difference(participation(one), one["participation"], "participation")
        out["participation over the same communities"] = [apart, apart <= CLOSE]
    if "network modularity" in one and "network modularity" in other:
        ahead = float(one["network modularity"] - other["network modularity"])
        out["modularity ahead by"] = [ahead, ahead >= -0.002]
    return out


def participation(columns):
    """What `beside.arrays` makes of somebody's ties and communities."""
    from types import SimpleNamespace

    import numpy as np

    from beside import arrays

    low, high = (np.searchsorted(columns["person"], columns[end]) for end in ("a", "b"))
    held = SimpleNamespace(
        n=len(columns["person"]), low=low, high=high, there=columns["tie strength"], back=0.0
    )
    return arrays.participation(held, columns["community"], columns["strength"])


def difference(one, other, name):
    """The largest of all rows; infinite where one is undefined and the other is not."""
    import numpy as np

    one, other = np.atleast_1d(one), np.atleast_1d(other)
    if one.shape != other.shape or not np.array_equal(np.isnan(one), np.isnan(other)):
        return float("inf")
    apart = np.abs(one - other) / (np.abs(other) if name == "pagerank" else np.maximum(np.abs(other), 1))
    return float(np.nanmax(apart, initial=0.0))


def ordered(columns):
    """People by id, ties by their ends, lower first."""
    import numpy as np

    person, a, b = columns["person"], columns["a"], columns["b"]
    there, back = (columns.get(f"tie {name}") for name in ("a_to_b", "b_to_a"))
    if there is not None:
        columns |= {"tie a_to_b": np.where(a < b, there, back), "tie b_to_a": np.where(a < b, back, there)}
    people, ties = np.argsort(person), np.lexsort((np.maximum(a, b), np.minimum(a, b)))
    out = {}
    for name, column in columns.items():
        rows = ties if name.startswith("tie ") or name in ("a", "b") else people
        out[name] = column[rows] if column.ndim else column
    return out
