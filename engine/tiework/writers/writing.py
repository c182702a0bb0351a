"""The way out: ties, people and acts into files that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tiework.errors import InputError
from tiework.writers.files import check_writable, packed, unpacked_name

if TYPE_CHECKING:
    from tiework.acts import ActTable
    from tiework.graph import TieGraph
    from tiework.readers.archive import Archive, Attributes
    from tiework.ties import TieTable
    from tiework.writers.sheets import Sheets

# Format, what it is for people, its ending.
FORMATS: dict[str, tuple[str, str]] = {
    "graphml": ("GraphML: igraph, networkx, yEd, Gephi", ".graphml"),
    "gexf": ("GEXF: Gephi", ".gexf"),
    "kumu": ("a map for Kumu, in JSON", ".kumu.json"),
    "json": ("nodes and edges, or acts, in JSON", ".json"),
    "csv": ("CSV, with people in a second file", ".csv"),
    "parquet": ("Parquet, with people in a second file", ".parquet"),
}
_NETWORKS_ONLY = ("graphml", "gexf", "kumu")
_WRITERS = {
    "graphml": "xmls:write_graphml",
    "gexf": "xmls:write_gexf",
    "kumu": "jsons:write_kumu",
    "json": "jsons:write_json",
    "csv": "tables:write_csv",
    "parquet": "tables:write_parquet",
}
_BESIDE = {"csv": "tables:write_people_csv", "parquet": "tables:write_people_parquet"}


def write(
    path: str | PathLike[str],
    what: TieGraph | TieTable | ActTable | Archive,
    format: str | None = None,
    *,
    people: Archive | Attributes | None = None,
    measures: Mapping[str, Sequence[float | None]] | None = None,
) -> tuple[Path, ...]:
    """Write ties or acts, with what is known of people.

    Parameters
    ----------
    path : path
    what : TieGraph, TieTable, ActTable or Archive
        Ties, of a table those that are present; or acts (of an archive its acts, its people and what is known of them).
        GraphML, GEXF and Kumu hold ties only.
    format : str, optional
        One of `FORMATS`; by the path's ending unless given. What ends in ``.gz`` beside that is packed.
    people : Archive or Attributes, optional
        Attributes of people, and from an archive their names. A graph's groups and tiers unless given.
    measures : mapping of str to sequence of float, optional
        Columns of figures, one value a person in the order of ``what.people``; None or nan where undefined.

    Returns
    -------
    tuple of Path
        What was written. CSV and Parquet hold one table: people go beside it, ``ties.csv`` and ``ties.people.csv``.

    Raises
    ------
    InputError
        Where the format is unknown or cannot hold it, or the disk refuses. Files are written whole or not at all.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from tiework.graph import TieGraph
    >>> from tiework.readers import read
    >>> graph = TieGraph.from_edges([("ada", "ben", 3)], groups={"ada": "bakers"})
    >>> with TemporaryDirectory() as folder:
    ...     written = write(Path(folder) / "ties.csv", graph, measures={"degree": graph.degree})
    ...     [path.name for path in written]
    ...     back = read(written[0], people=written[1])
    ['ties.csv', 'ties.people.csv']
    >>> back.attributes.group, back.attributes.by("degree")
    ({'ada': 'bakers'}, {'ada': '1.0', 'ben': '1.0'})
    """
    place = Path(path)
    chosen = format or _by_ending(place)
    if chosen not in FORMATS:
        raise InputError(f"a format: {', '.join(FORMATS)}", found=repr(chosen), file=str(path))
    sheets = _sheets(what, people, measures or {})
    if sheets.acts is not None and chosen in _NETWORKS_ONLY:
        raise InputError(f"ties for {chosen}", found="acts", file=str(path))
    jobs = {place: _WRITERS[chosen]}
    if chosen in _BESIDE:
        jobs[_beside(place)] = _BESIDE[chosen]
    for target in jobs:
        check_writable(target)
    for target, writer in jobs.items():
        with packed(target) as file:
            _function(writer)(sheets, file)
    return tuple(jobs)


def _by_ending(path: Path) -> str:
    name = unpacked_name(path.name).lower()
    return next((format for format, (_, ending) in FORMATS.items() if name.endswith(ending)), path.suffix)


def _beside(path: Path) -> Path:
    plain = Path(unpacked_name(path.name))
    return path.with_name(f"{plain.stem}.people{plain.suffix}{path.name.removeprefix(plain.name)}")


def _function(writer: str) -> Callable[[Sheets, BinaryIO], None]:
    module, function = writer.split(":")
    found: Callable[[Sheets, BinaryIO], None] = getattr(import_module(f"tiework.writers.{module}"), function)
    return found


def _sheets(
    what: TieGraph | TieTable | ActTable | Archive,
    people: Archive | Attributes | None,
    measures: Mapping[str, Sequence[float | None]],
) -> Sheets:
    from tiework.readers.archive import Archive
    from tiework.writers.sheets import laid_out

    if isinstance(what, Archive):
        people, what = people or what, what.acts()
    if isinstance(people, Archive):
        return laid_out(what, people.attributes, people.people, measures)
    return laid_out(what, people, {}, measures)
