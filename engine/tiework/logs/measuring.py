"""From a log of acts to tables of people, ties and the whole: every measure that needs no more than the ties."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework import kernels
from tiework.adjacency import Adjacency
from tiework.arrays import Codes
from tiework.errors import InputError, PolicyError
from tiework.kernels.memory import give_back
from tiework.kernels.parts import together
from tiework.kernels.serving import serving
from tiework.logs.dyads import Dyads
from tiework.logs.ingest import ingest
from tiework.logs.opening import Source
from tiework.logs.people import Belonging, belonging, read_roster
from tiework.logs.results import Measured
from tiework.logs.tables import PERSON, Found, network_table, people_table, ties_table
from tiework.numbering import by_size
from tiework.policy import Policy

if TYPE_CHECKING:
    from tiework.moments import Moment
    from tiework.weighing import Weights

type Told = Callable[[str], object]


def measure_log(
    source: Source,
    people: Source | None = None,
    by: str | None = None,
    *,
    at: Moment | None = None,
    half_life: float | None = None,
    weights: Weights | None = None,
    columns: Mapping[str, str | int] | None = None,
    present: float | None = None,
    threads: int = 2,
    progress: Told | None = None,
) -> Measured:
    r"""What are the ties of a log, and where does everybody stand in them?

    Parameters
    ----------
    source : path or binary file
        A log in Parquet or CSV, one row an act: columns actor and target, kind and time where they are known, under any
        of their usual names. Times are unix seconds, timestamps or ISO dates.
    people : path or binary file, optional
        A table of people with a column of ids; who stands there and in no act is a person without ties.
    by : str, optional
        The column of `people` that says to what each belongs; group, sector or place unless given. A label of several
        parts, ``"health | schools"``, is several groups.
    at : datetime, date, str or number, optional
        The moment to look from; a number is unix seconds, a day stands for its end. The last act unless given. Later acts
        are counted and form no tie.
    half_life : float, optional
        Days after which an act weighs half: what `weights` says, else 90.
    weights : mapping of kind to weight or KindRule, Policy, or path of a TOML file, optional
        What acts are worth; a kind that is not named has its usual weight where there is one, else 1.
    columns : mapping of str to (str or int), optional
        Column of actor, target, kind, time by its name or by its number from 1, where it is not found.
    present : float, optional
        Ties weaker than this are left out: what `weights` says, else those of weight 0 only.
    threads : int
        The result is the same, to the byte, for any number.
    progress : callable, optional
        Called with a line that says how far it is.

    Returns
    -------
    Measured
        `people`: person, the column `by`, degree, strength_out, strength_in, strength, balance (s_out - s_in) / s,
        clustering, support, constraint, effective_size, participation (over communities found from the ties), blau,
        shannon, ei_index (over contacts by `by`, of one contact or more), pagerank, core, component, community. Components
        and communities are numbered from 0, by size, then by first person.

        `ties`: a, b, a_to_b, b_to_a, strength, mutual, reciprocity 2 min(a_to_b, b_to_a) / strength, common, overlap,
        supported, acts.

        `network`: people, acts, self_acts, later_acts, directed_ties, ties, density, transitivity, reciprocity,
        weighted_reciprocity, triangles, components, communities (of people with ties), modularity.

        Undefined is null, never 0. Definitions and sources are those of `tiework.measures.catalogue`: constraint Burt 1992,
        overlap Onnela et al. 2007, PageRank Brin & Page 1998 (0.85), communities Traag, Waltman & van Eck 2019.

    Raises
    ------
    InputError, PolicyError
        In one line: where, what was expected, what was found.

    Examples
    --------
    >>> from io import BytesIO
    >>> log = BytesIO(b"actor,target,time\nada,ben,100\nben,ada,100\nben,cas,100\ncas,ada,100\n")
    >>> found = measure_log(log, BytesIO(b"id,sector\nada,health\nben,health\ncas,schools\ndan,schools\n"), by="sector")
    >>> found.people.select("person", "sector", "degree", "constraint", "effective_size", "ei_index")
    person  sector   degree  constraint  effective_size  ei_index
    ada     health   2       1.003       1.167           0
    ben     health   2       1.003       1.167           0
    cas     schools  2       1.389       1               1
    dan     schools  0       –           –               –
    >>> found.ties.select("a", "b", "strength", "mutual", "overlap")
    a    b    strength  mutual  overlap
    ada  ben  2         yes     1
    ada  cas  1         no      1
    ben  cas  1         no      1
    """
    told = progress or (lambda _: None)
    if threads < 1:
        raise InputError("one thread or more", found=str(threads))
    if people is None and by is not None:
        raise InputError(f"a table of people with a column {by!r}", found="none")
    if by is not None and by.strip().casefold() in PERSON:
        raise InputError("a column of people that has no figure's name", found=repr(by))
    least = _present(present, weights)
    roster = None if people is None else read_roster(people, by)
    dyads = ingest(
        source, columns=columns, people=() if roster is None else roster.ids, at=at, half_life_days=half_life,
        weights=weights, threads=threads, progress=lambda rows, of: told(_said_rows(rows, of)),
    )  # fmt: skip
    of = None if roster is None else belonging(roster, dyads.people)
    del roster
    give_back()
    told("Laying ties")
    ties = serving("adjacency").adjacency(
        dyads.indptr, dyads.indices, dyads.weight, dyads.count, least, threads=threads
    )
    dyads = _without_pairs(dyads)
    give_back()
    told(f"Measuring {ties.n:,} people and {ties.m:,} ties")
    found = _found(ties, of, threads)
    notes = _notes(dyads, least)
    told("Laying tables")
    everybody = people_table(dyads.people, ties, found, of, notes)
    whole = network_table(dyads, ties, found, notes)
    # Handed over, so that what is used up can go.
    held = [(ties, found.closures.common)]
    del ties, found
    give_back()
    return Measured(everybody, ties_table(dyads.people, held, notes), whole)


def _found(ties: Adjacency, of: Belonging | None, threads: int) -> Found:
    """Work out what needs nothing but the ties, the longest first and some at a time; then what needs the communities."""
    rows = (ties.indptr, ties.indices)
    groups, sums = serving("groups"), serving("adjacency").row_sums

    def diversity() -> Any:
        if of is None:
            return None
        return groups.diversity(*rows, of.of.sets, of.of.shares if of.of.several else None, threads=1)

    worked = _worked(
        {
            "community": lambda: serving("leiden").leiden(*rows, ties.weight),
            "pagerank": lambda: serving("ranking").pagerank(*rows, ties.out, ties.into),
            "closures": lambda: serving("triangles").closures(*rows, ties.weight, threads=1),
            "core": lambda: serving("cores").core_numbers(*rows),
            "diversity": diversity,
            "component": lambda: by_size(serving("shape").components(*rows), ties.degree > 0),
            "strength_out": lambda: sums(ties.indptr, ties.out),
            "strength_in": lambda: sums(ties.indptr, ties.into),
            "strength": lambda: sums(ties.indptr, ties.weight),
        },
        threads,
    )
    codes: Codes = worked["community"]
    participation = groups.participation(*rows, ties.weight, codes, threads=threads)
    return Found(
        **worked, participation=participation, modularity=groups.modularity(*rows, ties.weight, codes)
    )


def _worked(work: Mapping[str, Callable[[], Any]], threads: int) -> dict[str, Any]:
    """Return what each of them comes to, begun in their order; each is one thread's doing from its beginning to its end."""
    found: dict[str, Any] = {}
    waiting = list(work.items())[::-1]

    def turn(_: int) -> None:
        while waiting:
            # Taking one away is one step for all threads; another may have taken the last.
            try:
                name, one = waiting.pop()
            except IndexError:
                return
            found[name] = one()

    together(turn, min(threads, len(work)))
    return found


def _present(present: float | None, weights: Weights | None) -> float:
    if present is None and isinstance(weights, Policy):
        return weights.present
    if present is None and isinstance(weights, str | os.PathLike):
        from tiework.weighing import loaded

        said = loaded(Path(weights)).get("present", 0.0)
        present = float(said) if isinstance(said, int | float) else 0.0
    least = 0.0 if present is None else float(present)
    if not 0 <= least < float("inf"):
        raise PolicyError(f"expected a threshold for present of 0 or more, found {present!r}")
    return least


def _without_pairs(dyads: Dyads) -> Dyads:
    none = np.empty(0), np.empty(0, np.int64)
    return replace(dyads, indptr=none[1], indices=np.empty(0, np.int32), weight=none[0], count=none[1])


def _notes(dyads: Dyads, least: float) -> list[str]:
    moment = "the acts carry no dates"
    if dyads.half_life_days != dyads.half_life_days:
        moment = "pairs as they were added up elsewhere"
    elif dyads.at == dyads.at:
        moment = f"as of {_day(dyads.at)}; half-life {dyads.half_life_days:g} days"
    worth = ", ".join(f"{kind} {weight:g}" for kind, weight in sorted(dyads.weights.items())[:20])
    said = [f"{moment[0].upper()}{moment[1:]}; weights: {worth or 'none'}."]
    if least > 0:
        said.append(f"Ties below {least:g} are left out.")
    if not kernels.available():
        said.append(f"No compiled kernels: {kernels.missing()}.")
    return said


def _day(at: float) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(" ", "seconds").replace("+00:00", " UTC")
    except (OverflowError, OSError, ValueError):
        return f"{at:g} s"


def _said_rows(rows: int, of: int | None) -> str:
    return f"{rows:,} of {of:,} acts read" if of else f"{rows:,} acts read"
