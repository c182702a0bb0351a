"""The report: one file that opens to the map, holds every figure with its doubt, and names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from tiework._version import __version__
from tiework.measures.catalogue import measure
from tiework.moments import spoken
from tiework.readings import Reading
from tiework.wording import behind, day, measured, number, one_or_more, remarks, sentence
from tiework.writers.gauge import gauge
from tiework.writers.map import NetworkMap
from tiework.writers.remarks import span
from tiework.writers.sections import SMALLEST_SHOWN, groups, limits, rests_on
from tiework.writers.style import page_style

if TYPE_CHECKING:
    from tiework.network import Network

# More people than this on one picture are a blot.
MOST_DRAWN = 4000

TOPICS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Bonding", "Close, mutual connection that others hold up",
     ("mean_bonding", "median_bonding", "support_ratio", "strong_ties_per_member", "transitivity")),
    ("Bridging", "Connection across groups",
     ("mean_bridging", "median_bridging", "ei_index", "modularity")),
    ("Reciprocity", "What comes back", ("weighted_reciprocity", "edge_reciprocity", "passed_on")),
    ("Linking", "Connection with people who decide more", ("mean_linking", "connectedness_ratio")),
    ("Trust", "What people make of each other’s word", ("kept_word",)),
    ("Taking part", "Who does something here", ("active_share", "acts_per_active", "contributor_diversity")),
    ("The whole", "How it hangs together",
     ("ties_per_member", "density", "largest_component_share", "components", "in_person_share")),
)  # fmt: skip


def report(network: Network, readings: Sequence[Reading], *, title: str = "") -> str:
    """Write the report.

    Parameters
    ----------
    network : Network
    readings : sequence of Reading
        Of the whole network.
    title : str
        What stands above it; the file's name unless given.

    Returns
    -------
    str
        One HTML page: style, letters, map and tables inside it, nothing fetched from anywhere, no script.
    """
    title = title or f"Ties in {network.label}"
    drawn = (
        network.map(title=f"Who is tied to whom in {network.label}")
        if network.graph.n <= MOST_DRAWN
        else None
    )
    body = "\n".join(
        part
        for part in (
            _band(title, network), '<main class="wrap">', _open(network, readings), _map(network, drawn), *_topics(readings),
            _refused(readings), groups(network), limits(readings, network), rests_on(readings, network), "</main>", _foot(),
        )
        if part
    )  # fmt: skip
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">\n"
        f'<meta name="generator" content="tiework {__version__}">\n'
        f"<title>{escape(title)}</title>\n<style>{page_style()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _band(title: str, network: Network) -> str:
    when = f"on {spoken(network.as_of)}" if network.on_calendar else network.when
    as_of = f"As it stood {when}" if network.dated else "As it stands at one moment"
    acts = network.archive.messages or range(len(network.acts))
    what = "messages" if network.archive.messages else "acts"
    facts = [(len(network.acts.people), "people"), (len(acts), what), (network.graph.m, "ties now")]
    said = "".join(f"<li><b>{count:,}</b> {name}</li>" for count, name in facts)
    first, last = network.archive.first, network.archive.last
    span = f"<p>{day(first)} to {day(last)}</p>" if network.on_calendar and first and last else ""
    return (
        f'<header class="band"><div class="wrap band__in"><p>{as_of}</p><h1>{escape(title)}</h1>'
        f'<ul class="facts">{said}</ul>{span}</div></header>'
    )


def _open(network: Network, readings: Sequence[Reading]) -> str:
    given = {reading.key: reading for reading in readings if reading.value is not None}
    first = [
        sentence(given[key]) for key in ("support_ratio", "weighted_reciprocity", "ei_index") if key in given
    ]
    words = (
        " ".join(escape(line) for line in first)
        or "There is too little here yet to say how people stand to each other."
    )
    count, refused = len(given), len(readings) - len(given)
    return (
        f'<div class="open"><p class="standfirst">{words}</p><div class="aside"><p><b>There is no single score, on purpose.</b> '
        f"{count} different figures, each with how sure we are, or why that is not known; {refused} more are not given, with the reason. Nobody is named and "
        "nobody is ranked.</p></div></div>"
    )


def _map(network: Network, drawn: NetworkMap | None) -> str:
    if drawn is None:
        return (
            '<section aria-labelledby="map-h"><div class="beam"><h2 id="map-h">The lie of the land</h2></div>'
            f'<p class="note">{network.graph.n:,} people are too many for one picture. The figures follow.</p></section>'
        )
    told = (
        "Fields are found from the ties"
        if network.grouping.labels is None
        else f"Fields are groups, {network.grouping}"
    )
    said = f"{told}. " if drawn.fields else ""
    return (
        f'<section aria-labelledby="map-h"><div class="beam"><h2 id="map-h">The lie of the land</h2>'
        f'<p>{escape(said)}Distance has no unit</p></div><div class="maplay">'
        f'<div class="mapscroll">'
        f'{drawn.svg}</div><div><h3 class="h-sm">What it shows</h3><ul class="findings">{_findings(drawn)}</ul>'
        f"{_crossings(drawn)}</div></div></section>"
    )


def _findings(drawn: NetworkMap) -> str:
    said = [escape(_many(drawn.ties_within + drawn.ties_across, "tie") + ".")]
    if drawn.fields:
        inside = f"{_many(drawn.ties_within, 'tie')} inside them, {drawn.ties_across} across"
        said = [f"{_many(len(drawn.fields), 'group')}, {inside}."]
    if drawn.go_betweens:
        ringed = "ringed, " if drawn.rings else "too many to ring, "
        said.append(f"{_many(drawn.go_betweens, 'go-between')}, {ringed}in touch with three groups or more.")
    if drawn.note:
        said.append(f'The thinnest place, marked: <span class="alarm">{escape(drawn.note)}</span>.')
    if drawn.without_ties:
        said.append(f"{_many(drawn.without_ties, 'person', 'people')} without a tie now, dashed at the rim.")
    return "".join(f"<li>{line}</li>" for line in said)


def _crossings(drawn: NetworkMap) -> str:
    if not drawn.crossings:
        return ""
    small = {name for name, size in drawn.fields if size < SMALLEST_SHOWN}
    rows = "".join(
        f'<tr><td>{escape(row.a)}, {escape(row.b)}</td><td class="r">{"–" if {row.a, row.b} & small else row.ties}</td></tr>'
        for row in drawn.crossings[:40]
    )
    return (
        '<details class="how"><summary>The same as a table</summary><div class="tablewrap"><table><caption>Ties between '
        'groups</caption><thead><tr><th scope="col">Between</th><th scope="col" class="r">Ties</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _topics(readings: Sequence[Reading]) -> Iterator[str]:
    given = {reading.key: reading for reading in readings if reading.value is not None}
    placed = {key for _, _, keys in TOPICS for key in keys}
    more = tuple(key for key in given if key not in placed)
    for number_, (name, about, keys) in enumerate((*TOPICS, ("Further figures", "Asked for by name", more))):
        if here := [given[key] for key in keys if key in given]:
            figures = "".join(_figure(reading) for reading in here)
            yield (
                f'<section aria-labelledby="t{number_}"><div class="beam"><h2 id="t{number_}">{name}</h2><p>{about}</p></div>'
                f"{figures}</section>"
            )


def _figure(reading: Reading) -> str:
    entry = measure(reading.key)
    said = span(reading, entry).replace("-", "−")
    doubt = f"between {said.replace(' to ', ' and ')}" if " to " in said else said or "no range"
    unit = f" <span>{escape(one_or_more(entry.unit, reading.value or 0.0))}</span>" if measured(entry) else ""
    shown = f'<p class="fig"><b>{number(reading.value or 0.0, entry).replace("-", "−")}</b>{unit}<small>{doubt}<br>{behind(reading)}</small></p>'
    rest = "".join(f"<p>{escape(line)}</p>" for line in (entry.how, *remarks(reading, entry)))
    why = "" if said else f"<dt>Why no range</dt><dd>{escape(_because(reading.interval_kind))}</dd>"
    return (
        f'<article class="measure"><div><h3>{escape(entry.name)}</h3><p>{escape(sentence(reading))}</p></div>{shown}'
        f'<div>{gauge(reading, entry)}</div><details class="how"><summary>How is this worked out?</summary><div class="how__body">'
        f"<div>{rest}</div><dl>{why}<dt>What it cannot say</dt><dd>{escape(entry.caveat)}</dd><dt>Source</dt>"
        f"<dd>{escape(entry.source)}</dd></dl></div></details></article>\n"
    )


def _because(kind: str) -> str:
    why = kind.removeprefix("none: ").removeprefix("none")
    return f"{why[:1].upper()}{why[1:]}." if why.strip() else "None was made."


def _refused(readings: Sequence[Reading]) -> str:
    rows = "".join(
        f"<li><h3>{escape(measure(reading.key).name)}</h3><p>{escape(sentence(reading))}</p></li>"
        for reading in readings
        if reading.value is None
    )
    if not rows:
        return ""
    return (
        '<section aria-labelledby="no-h"><div class="beam"><h2 id="no-h">Not given, and why</h2>'
        f'<p>Too little to say is an answer too</p></div><ul class="refusals">{rows}</ul></section>'
    )


def _foot() -> str:
    return (
        f'<footer class="foot"><div class="wrap"><p>Made with tiework {__version__}. Each figure is defined in its catalogue of '
        "measures, with its source. This page holds everything it shows and fetches nothing.</p></div></footer>"
    )


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
