"""The report: one file that opens to the map, holds every figure with its doubt, and names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from tiework._version import __version__
from tiework.measures.catalogue import measure
from tiework.policy import Policy
from tiework.readings import Reading
from tiework.wording import behind, between, day, number, remarks, sentence
from tiework.writers.map import NetworkMap
from tiework.writers.style import STYLE


@dataclass(frozen=True, slots=True)
class Source:
    """Where the report's acts come from.

    Attributes
    ----------
    name : str
    people, acts : int
    first, last : datetime or None
        Of the acts that count.
    remarks : tuple of str
        What was merged, refused, doubtful.
    """

    name: str
    people: int
    acts: int
    first: datetime | None
    last: datetime | None
    remarks: tuple[str, ...] = ()


def report(
    readings: Sequence[Reading], drawn: NetworkMap, policy: Policy, as_of: datetime, source: Source
) -> str:
    """Write the report.

    Returns
    -------
    str
        One HTML page: style, map and tables inside it, nothing fetched from anywhere, no script.
    """
    title = f"Ties in {source.name}"
    body = "\n".join(
        (_head(title, source, as_of), _map(drawn), _figures(readings), _footing(readings, policy, source))
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="generator" content="tiework {__version__}">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _head(title: str, source: Source, as_of: datetime) -> str:
    span = f", from {day(source.first)} to {day(source.last)}" if source.first and source.last else ""
    return (
        f'<header><p class="kicker">As it stood on {day(as_of)}. No single score, on purpose.</p>'
        f'<h1>{escape(title)}</h1><p class="standfirst">{source.people} people, {source.acts} messages{span}. '
        f"Each figure comes with how sure we are; nobody is named and nobody is ranked.</p></header>"
    )


def _map(drawn: NetworkMap) -> str:
    return (
        f'<section aria-labelledby="map-h"><div class="beam"><h2 id="map-h">The lie of the land</h2>'
        f"<p>{'Fields are found from the ties; d' if drawn.fields else 'D'}istance has no unit.</p></div>"
        f'<div class="mapscroll" tabindex="0" role="region" aria-label="Network map, scrolls sideways on small screens">'
        f'{drawn.svg}</div><h3>What it shows</h3><ul class="findings">{_findings(drawn)}</ul>'
        f"{_crossings(drawn)}</section>"
    )


def _findings(drawn: NetworkMap) -> str:
    said = [_many(drawn.ties_within + drawn.ties_across, "tie") + "."]
    if drawn.fields:
        inside = f"{_many(drawn.ties_within, 'tie')} inside them, {drawn.ties_across} across"
        said = [f"{_many(len(drawn.fields), 'group')}, {inside}."]
    if drawn.go_betweens:
        said.append(f"{_many(drawn.go_betweens, 'go-between')}, ringed, in touch with three groups or more.")
    if drawn.note:
        said.append(f"The thinnest place, marked: {drawn.note}.")
    if drawn.without_ties:
        said.append(f"{_many(drawn.without_ties, 'person', 'people')} without a tie now, dashed at the rim.")
    return "".join(f"<li>{escape(line)}</li>" for line in said)


def _crossings(drawn: NetworkMap) -> str:
    if not drawn.crossings:
        return ""
    rows = "".join(
        f'<tr><td>{escape(row.a)}, {escape(row.b)}</td><td class="r">{row.ties}</td></tr>'
        for row in drawn.crossings[:40]
    )
    return (
        '<details class="how"><summary>The same as a table</summary><div class="tablewrap"><table><caption>Ties between '
        'groups</caption><thead><tr><th scope="col">Between</th><th scope="col" class="r">Ties</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _figures(readings: Sequence[Reading]) -> str:
    return (
        '<section aria-labelledby="fig-h"><div class="beam"><h2 id="fig-h">The figures</h2>'
        "<p>The range is where the true figure very likely lies</p></div>"
        f"{''.join(_figure(reading) for reading in readings)}</section>"
    )


def _figure(reading: Reading) -> str:
    entry = measure(reading.key)
    if reading.value is None:
        shown = '<p class="fig"><b>–</b> <small>not given</small></p>'
    else:
        said = between(reading, entry)
        doubt = f"between {said.replace(' to ', ' and ')}" if said else "no range"
        unit = "" if entry.unit in ("share", "index", "-1 to 1") else f" <span>{escape(entry.unit)}</span>"
        shown = f'<p class="fig"><b>{number(reading.value, entry)}</b>{unit}<small>{doubt}; {behind(reading)}</small></p>'
    rest = "".join(f"<p>{escape(line)}</p>" for line in (entry.how, *remarks(reading, entry)))
    refused = ' class="refused"' if reading.refusal else ""
    return (
        f'<article class="measure"><div><h3>{escape(entry.name)}</h3><p{refused}>{escape(sentence(reading))}</p></div>{shown}'
        f'<details class="how"><summary>How is this worked out?</summary>{rest}<dl><dt>What it cannot say</dt>'
        f"<dd>{escape(entry.caveat)}</dd><dt>Source</dt><dd>{escape(entry.source)}</dd></dl></details></article>\n"
    )


def _footing(readings: Sequence[Reading], policy: Policy, source: Source) -> str:
    kinds = dict.fromkeys(reading.interval_kind for reading in readings if reading.value is not None)
    remarks_made = "".join(f"<li>{escape(line)}</li>" for line in source.remarks)
    return (
        '<section aria-labelledby="foot-h"><div class="beam"><h2 id="foot-h">What this rests on</h2></div>'
        f'<ul class="findings">{remarks_made}<li>Settings: {escape(str(policy))}.</li>'
        f"<li>Ranges: {escape('; '.join(kinds) or 'none')}.</li>"
        "<li>The weights, the half-life and the thresholds are choices; change them and look again.</li>"
        "<li>A reply in a public archive is a trace of a tie, not the tie. Who speaks elsewhere is not seen here.</li>"
        f"<li>tiework {__version__}. Each figure is defined in its catalogue of measures.</li></ul></section>"
    )


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
