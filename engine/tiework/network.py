"""A network as people use it: acts, what is known of people, a moment – and from there ties, figures, pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from html import escape
from typing import TYPE_CHECKING, Any

from tiework.effort import Effort
from tiework.grouping import Grouping, Labels
from tiework.labels import Groups
from tiework.moments import Moment
from tiework.readings import Reading
from tiework.resampling import Jackknife
from tiework.results import (
    between_table,
    groups_table,
    people_table,
    ties_table,
    working_groups_table,
)
from tiework.standing import Standing
from tiework.table import Table
from tiework.weighing import Weights
from tiework.whole import readings, readings_table

if TYPE_CHECKING:
    from tiework.comparing import Comparison
    from tiework.readers.unpacking import Source
    from tiework.writers.map import NetworkMap


def read(
    source: Source,
    format: str | None = None,
    *,
    people: object = None,
    at: Moment | None = None,
    policy: Weights | None = None,
    half_life: float | None = None,
    by: str | Groups | None = None,
    **options: Any,
) -> Network:
    r"""Read an archive of whatever format, as a network.

    Parameters
    ----------
    source : path or binary file
        Mail, a table of acts or edges, a Slack export, Discourse, Mastodon, GraphML, GEXF, Kumu, contacts of sensors,
        Parquet, JSON; plain, gzip or zip.
    format : str, optional
        One of `tiework.readers.FORMATS`; found by the content unless given.
    people, at, policy, half_life, by
        As for `Network`.
    **options
        Of the format's reader (``columns``, ``delimiter``, ``interval`` …) and of `tiework.readers.read` (``limits``,
        ``progress``, ``name``).

    Returns
    -------
    Network

    Raises
    ------
    InputError
        Naming file, line, what was expected and what was found.

    Examples
    --------
    >>> from io import BytesIO
    >>> import tiework
    >>> log = BytesIO(b"by,toward,at\nada,ben,2026-03-02\nben,ada,2026-03-03\ncas,ada,2026-03-03\n")
    >>> network = tiework.read(log, name="asks.csv")
    >>> network
    Network(asks.csv: 3 people, 3 acts, 2 ties on 3 March 2026; groups found from the ties)
    """
    from tiework.readers.reading import read as read_archive

    archive = read_archive(source, format, **options)
    return Network(archive, people=people, at=at, policy=policy, half_life=half_life, by=by)


class Network(Standing):
    """People and what they did toward each other, as it stands at one moment.

    Parameters
    ----------
    acts : ActTable, iterable of Act, Archive, another Network, or a data frame
        A data frame of any library with the Arrow PyCapsule interface; columns by, toward, and if there kind, at, amount.
    people : path, mapping, or a data frame, optional
        What is known of people: person to group, person to a mapping of column to value, or a table with a column id. Who is
        only named here is a member without acts.
    at : datetime, date, str or number, optional
        The moment; later acts count 0. The last act unless given. A day stands for its end.
    policy : Policy, mapping of kind to KindRule or weight, or path of a TOML file, optional
        What acts are worth; see `tiework.weighing.weighed`.
    half_life : float, optional
        Days after which an act counts half; 90 unless said here or in the policy.
    by : str or mapping of person to label, optional
        Groups: a column of what is known of people, ``detected`` from the ties, ``none``. Who is of several (``"health |
        schools"`` in a table, a list in a mapping) counts in each with its share. Unless given: group, sector or
        place, where half of the people declared one; else detected.
    name : str
        What to call it.
    **records
        What else is known, by its name in `tiework.measures.records.Records`: ``outcomes``, ``asks``, ``introductions``,
        ``certificates``, ``seeds``, ``ratings``, ``initiations``, ``responses``, ``offers``, ``joined``, ``answers`` …

    Attributes
    ----------
    archive : Archive
        Acts, people, what is known of them, what was wrong with the file.
    policy : Policy
    as_of : datetime

    Examples
    --------
    >>> import tiework
    >>> from tiework.worlds import village
    >>> acts, homes = village(people=20, groups=2, acts=300)
    >>> network = tiework.Network(acts, people=homes)
    >>> network.people().column_names[:4]
    ('person', 'group', 'reciprocated_ties', 'strong_ties')
    >>> figures = {row["measure"]: row for row in network.network(replicates=50)}
    >>> 0 < figures["support_ratio"]["low"] <= figures["support_ratio"]["value"] <= 1
    True
    >>> figures["connectedness_ratio"]["refusal"][:21]
    'Refused: nobody has s'

    The same a month earlier, under another half-life:

    >>> network.at("2026-05-31").policy.half_life_days, tiework.Network(acts, half_life=30).policy.half_life_days
    (90, 30)
    """

    @classmethod
    def from_networkx(cls, graph: Any, *, weight: str = "weight", **options: Any) -> Network:
        """Take a networkx graph: edges become ties that are all there at one moment.

        Parameters
        ----------
        graph : networkx graph
            Node attributes become what is known of people; ids become texts.
        weight : str
            Edge attribute; 1 where it is missing.
        **options
            As for `Network`.

        Examples
        --------
        >>> import networkx, tiework
        >>> karate = tiework.Network.from_networkx(networkx.karate_club_graph(), weight="", by="club")
        >>> print(round(karate.people(["constraint"])["constraint"][0], 5))
        0.15542
        """
        from tiework.exporting import archive_of_networkx

        return cls(archive_of_networkx(graph, weight), **options)

    def at(self, when: Moment) -> Network:
        """Return the same network at another moment."""
        return Network(self.archive, at=when, policy=self.policy, by=_by(self.grouping), **self._records)

    def people(self, measures: Collection[str] | None = None) -> Table:
        """How does each person stand? One row a member, one column a measure.

        Parameters
        ----------
        measures : collection of str, optional
            Keys of the catalogue; all that can be worked out, unless given. In a crowd those over all pairs of people are left
            out, and named in the table's notes with what was refused.

        Notes
        -----
        These are figures of persons: for their own eyes, or for research they agreed to. Nobody should be ranked by them.
        """
        return people_table(self, measures)

    def ties(self, measures: Collection[str] | None = None) -> Table:
        """Who stands in what tie to whom? One row a tie that is present now; first and last act in UTC.

        Examples
        --------
        >>> from tiework import Act, Network
        >>> acts = [Act("ada", ("ben",), "helped", 0), Act("ben", ("ada",), "helped", 0), Act("ben", ("cas",), "helped", 0)]
        >>> Network(acts).ties(["overlap"]).select("a", "b", "strength", "reciprocated", "overlap")
        a    b    strength  reciprocated  overlap
        ada  ben  2         yes           0
        ben  cas  1         no            0
        """
        return ties_table(self, measures)

    def groups(self, measures: Collection[str] | None = None) -> Table:
        """How does each group stand? One row a group."""
        return groups_table(self, measures)

    def working_groups(self) -> Table:
        """How does each working group stand? One row a group of ``memberships``, where those were handed in.

        Examples
        --------
        >>> from tiework import Act, Network
        >>> acts = [Act("ada", ("ben",), "helped", 0), Act("ben", ("ada",), "helped", 0)]
        >>> teams = {"garden": ["ada", "ben", "cas", "dot", "eli"], "kitchen": ["ada", "cas", "dot", "fay", "gus"]}
        >>> found = Network(acts, people=["cas", "dot", "eli", "fay", "gus"], memberships=teams).working_groups()
        >>> found.select("group", "members", "active_share_group", "gini_group")
        group    members  active_share_group  gini_group
        garden   5        0.4                 0.6
        kitchen  5        0.2                 0.8
        """
        return working_groups_table(self)

    def between(self) -> Table:
        """How are groups tied to each other? One row for every two groups, and one for each with itself."""
        return between_table(self)

    def network(
        self,
        measures: Collection[str] | str | None = None,
        *,
        replicates: int = 1000,
        seed: int = 1,
        seconds: float | None = None,
        threads: int = 2,
    ) -> Table:
        """How does the network stand, and how sure is that? One row a figure: value, interval, n, or a refusal.

        Parameters
        ----------
        measures : str or collection of str, optional
            Keys of the catalogue; those of `tiework.read_network` and `tiework.read_acts`, unless given; ``all`` for
            every figure of the network, which takes its time.
        replicates, seed, seconds, threads
            As for `tiework.read_network`.
        """
        readings = self.readings(measures, replicates=replicates, seed=seed, seconds=seconds, threads=threads)
        return readings_table(readings, [self.when, str(self.policy), f"Groups {self.grouping}."])

    def readings(
        self,
        measures: Collection[str] | str | None = None,
        *,
        replicates: int = 1000,
        seed: int = 1,
        seconds: float | None = None,
        progress: Callable[[int], None] | None = None,
        threads: int = 2,
    ) -> tuple[Reading, ...]:
        """The same figures as `Reading` objects, in reading order."""
        return readings(self, measures, Effort(replicates, seed, seconds, progress, threads))

    def sensitivity(self, key: str) -> dict[str, float | None]:
        """How much does a figure of the network hang on what acts are held to be worth? See `tiework.measuring.sensitivity`."""
        from tiework.measuring import sensitivity

        return sensitivity(key, self.records)

    def without_each_group(self, key: str) -> Jackknife:
        """How much does a figure of the network hang on any one group? See `tiework.resampling.jackknife_by_group`."""
        from tiework.measuring import without_each_group

        return without_each_group(key, self.records)

    def compare(
        self,
        other: Network,
        *,
        replicates: int = 1000,
        seed: int = 1,
        seconds: float | None = None,
        threads: int = 2,
    ) -> Comparison:
        """Where does another network, or this one at another moment, differ beyond chance?"""
        from tiework.comparing import compare

        return compare(self, other, replicates=replicates, seed=seed, seconds=seconds, threads=threads)

    def map(self, **options: Any) -> NetworkMap:
        """Draw the network map; options as for `tiework.network_map`."""
        from tiework.writers.map import network_map

        return network_map(self.graph, **{"title": f"Who is tied to whom in {self.label}", **options})

    def report(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        replicates: int = 1000,
        seconds: float | None = None,
        threads: int = 2,
    ) -> str:
        """Return the report as one HTML page; write it where a path is given."""
        from pathlib import Path

        from tiework.writers.files import check_writable, write_whole
        from tiework.writers.report import report

        if path is not None:
            check_writable(Path(path))
        page = report(self, self.readings(replicates=replicates, seconds=seconds, threads=threads))
        if path is not None:
            write_whole(Path(path), page)
        return page

    def to_networkx(self, *, directed: bool = False) -> Any:
        """Return the present ties as a `networkx` graph; directed ties carry what each does toward the other.

        Raises
        ------
        TieworkError
            Where networkx is not installed.
        """
        from tiework.exporting import to_networkx

        return to_networkx(self, directed)

    def to_igraph(self, *, directed: bool = False) -> Any:
        """Return the present ties as an `igraph` graph (GPL; not needed by tiework itself).

        Raises
        ------
        TieworkError
            Where igraph is not installed.
        """
        from tiework.exporting import to_igraph

        return to_igraph(self, directed)

    def __repr__(self) -> str:
        when = f" {self.when}" if self.dated else ""
        return (
            f"Network({self.label}: {_many(len(self.acts.people), 'people', 'person')}, {_many(len(self.acts), 'acts', 'act')}, "
            f"{_many(self.graph.m, 'ties', 'tie')}{when}; groups {self.grouping})"
        )

    def _repr_html_(self) -> str:
        """How a notebook shows it: the map, and what it is."""
        from tiework.writers.report import MOST_DRAWN
        from tiework.writers.standalone import standalone

        drawn = standalone(self.map()) if self.graph.n <= MOST_DRAWN else ""
        return f"<figure>{drawn}<figcaption>{escape(repr(self))}</figcaption></figure>"


def _by(chosen: Grouping) -> str | Labels:
    return chosen.by if chosen.by != "given" or chosen.labels is None else chosen.labels


def _many(count: int, more: str, one: str) -> str:
    return f"{count} {one if count == 1 else more}"
