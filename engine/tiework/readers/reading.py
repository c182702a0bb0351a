"""The front door: any archive a network is likely to come with, read by one call."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from inspect import signature
from typing import Any

from tiework.errors import InputError, TieworkError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Progress
from tiework.readers.detecting import detect
from tiework.readers.limits import Limits
from tiework.readers.unpacking import Source, again, called, opened

# Format, what it is for people, and where its reader lives: loaded only when it is needed.
FORMATS: dict[str, tuple[str, str]] = {
    "mbox": ("a mail archive: mbox, or what Pipermail writes", "tiework.readers.reading:_read_mail"),
    "csv": ("a table of acts, or an edge list", "tiework.readers.tables:read_csv"),
    "parquet": ("acts or an edge list in Parquet", "tiework.readers.parquet:read_parquet"),
    "slack": ("the zip that a Slack workspace exports", "tiework.readers.slack:read_slack"),
    "discourse": ("posts of a Discourse site, in JSON", "tiework.readers.discourse:read_discourse"),
    "mastodon": ("the archive of a Mastodon account", "tiework.readers.mastodon:read_mastodon"),
    "graphml": ("a network in GraphML", "tiework.readers.graphml:read_graphml"),
    "gexf": ("a network in GEXF", "tiework.readers.gexf:read_gexf"),
    "kumu": ("a Kumu map in JSON", "tiework.readers.kumu:read_kumu"),
    "kumu-xlsx": ("a Kumu map in a workbook", "tiework.readers.kumu:read_kumu_workbook"),
    "contacts": ("contacts of wearable sensors: t i j", "tiework.readers.contacts:read_contacts"),
    "json": ("a network of nodes and edges, or acts, in JSON", "tiework.readers.nodelink:read_json"),
}


def read(
    source: Source,
    format: str | None = None,
    *,
    people: Source | Archive | None = None,
    name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Archive:
    r"""Read an archive of whatever format.

    Parameters
    ----------
    source : path or binary file
        Plain, or packed with gzip or zip. A pipe is laid down in a temporary file first, within the limits.
    format : str, optional
        One of `FORMATS`; found by the file's content and name unless given.
    people : path, binary file or Archive, optional
        A table of people's sector, place, group, tier (see `tiework.readers.people.read_people`).
    name : str, optional
        What to call the file in errors.
    limits : Limits, optional
        What the file may cost; ``Limits.roomy()`` for large files one trusts.
    progress : callable, optional
        Called with the number of messages or rows read so far, now and then.
    **options
        Of the format's own reader, for example ``columns``, ``delimiter``, ``header``, ``directed`` for ``csv``,
        ``interval`` for ``contacts``.

    Returns
    -------
    Archive
        Acts, people, what is known of them, problems, counts. No text of any message is kept.

    Raises
    ------
    InputError
        Naming file, line, what was expected and what was found: where nothing can be read, the file is torn, or it is
        one that would fill the machine. What is wrong with single rows or messages is noted in ``problems`` instead.

    Examples
    --------
    >>> from io import BytesIO
    >>> log = BytesIO(b"who;whom;when\nada;ben;2026-03-02T10:00Z\nben;ada;2026-03-02T11:30Z\nada;;2026-03-03T09:00Z\n")
    >>> people = BytesIO(b"id,sector,place\nada,health,Oslo\nben,schools,Oslo\ncas,schools,Riga\n")
    >>> archive = read(log, name="asks.csv", columns={"by": "who", "toward": "whom", "at": "when"}, people=people)
    >>> archive.counts["people"], archive.counts["acts"], archive.attributes.by("place")
    (3, 3, {'ada': 'Oslo', 'ben': 'Oslo', 'cas': 'Riga'})

    From there to ties and measures:

    >>> from tiework.graph import TieGraph
    >>> from tiework.ties import ties
    >>> table = ties(archive.acts(), archive.policy(), archive.last)
    >>> graph = TieGraph.from_ties(table, groups=archive.attributes.sector)
    >>> graph.n, graph.m, graph.groups
    (3, 1, ('health', 'schools', 'schools'))
    """
    shown = called(source, name)
    with again(source, shown, limits or Limits()) as file:
        # What was laid down from a pipe has lost its name.
        kept = name if file is source else shown
        chosen = format if format is not None else detect(file, name=kept, limits=limits)
        if chosen not in FORMATS:
            raise InputError(f"a format: {', '.join(FORMATS)}", found=repr(chosen), file=shown)
        module, function = FORMATS[chosen][1].split(":")
        reader: Callable[..., Archive] = getattr(import_module(module), function)
        _check_options(chosen, reader, options)
        archive = reader(file, name=kept, limits=limits, progress=progress, **options)
    return archive if people is None else archive.with_people(_people(people, limits))


def _people(people: Source | Archive, limits: Limits | None) -> Archive:
    from tiework.readers.people import read_people

    return people if isinstance(people, Archive) else read_people(people, limits=limits)


def _check_options(format: str, reader: Callable[..., Archive], options: dict[str, Any]) -> None:
    known = [
        key for key in signature(reader).parameters if key not in ("source", "name", "limits", "progress")
    ]
    for key in options:
        if key not in known:
            raise TieworkError(f"the {format} reader takes {', '.join(known) or 'no options'}, not {key!r}")


def _read_mail(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    from tiework.readers.mbox import read_mbox

    bounds = limits or Limits()
    with opened(source, name, bounds) as file:
        return read_mbox(file.stream, name=file.name, progress=progress, keep=lambda body: "", limits=bounds)
