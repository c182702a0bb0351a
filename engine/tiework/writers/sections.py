"""The report's last rooms: groups, what it cannot say, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from tiework.measures.catalogue import measure
from tiework.readings import Reading
from tiework.wording import number
from tiework.writers.remarks import remarks

if TYPE_CHECKING:
    from tiework.network import Network

# A group of fewer people is shown without figures: they would be figures about persons.
SMALLEST_SHOWN = 5
_MOST_GROUPS = 40


def groups(network: Network) -> str:
    """A table of groups; small ones without figures."""
    names = network.graph.group_names
    if len(names) < 2:
        return ""
    rows = sorted(network.groups(["ei_index_group"]), key=lambda row: (-row["members"], row["group"]))
    body = "".join(_group(row) for row in rows[:_MOST_GROUPS])
    more = (
        f'<p class="note">And {len(rows) - _MOST_GROUPS} smaller groups.</p>'
        if len(rows) > _MOST_GROUPS
        else ""
    )
    found = (
        "found from the ties, nobody declared them"
        if network.grouping.labels is None
        else str(network.grouping)
    )
    return (
        '<section aria-labelledby="gr-h"><div class="beam"><h2 id="gr-h">Groups</h2>'
        f'<p>{escape(found[:1].upper() + found[1:])}</p></div><div class="tablewrap"><table><thead><tr><th scope="col">Group</th>'
        '<th scope="col" class="r">Members</th><th scope="col" class="r">Ties inside</th><th scope="col" class="r">Ties across</th>'
        f'<th scope="col" class="r">E-I index</th></tr></thead><tbody>{body}</tbody></table></div>{more}<p class="note">E-I index: ties '
        "across minus ties inside, divided by both; −1 is all inside, 1 all across. A small group has most people outside it: "
        f"read it beside the group’s size. Groups of fewer than {SMALLEST_SHOWN} are shown without figures; where that is one alone, the next smallest too.</p></section>"
    )


def _group(row: dict[str, object]) -> str:
    members = int(str(row["members"]))
    name = f'<th scope="row">{escape(str(row["group"]))}</th><td class="r">{members}</td>'
    if row["ties_inside"] is None:
        return f'<tr>{name}<td class="r">–</td><td class="r">–</td><td class="r">–</td></tr>'
    index = row.get("ei_index_group")
    said = "–" if index is None else number(float(str(index)), measure("ei_index_group")).replace("-", "−")
    return f'<tr>{name}<td class="r">{_whole(row["ties_inside"])}</td><td class="r">{_whole(row["ties_across"])}</td><td class="r">{said}</td></tr>'


def _whole(count: object) -> str:
    return f"{float(str(count)):.0f}"


def limits(readings: Sequence[Reading], network: Network) -> str:
    """What none of it can say."""
    said = [
        "What is counted here is a trace of ties, not the ties. Who speaks elsewhere, or not at all, is not seen.",
        "No figure says whether it is good or bad, or what caused it.",
        "Bonding, bridging and linking follow published definitions; none has been validated against support, news or "
        "influence that people received.",
        "The weights of acts, the half-life and the thresholds are choices, not findings. Change them and look again.",
    ]
    if network.grouping.labels is None:
        said.append("Groups found from the ties are a fallback. Even noise falls into groups.")
    elif network.graph.group_names:
        said.append("People belong to more than the one group they are counted in.")
    if not any(reading.low is not None for reading in readings):
        said.append("No figure has a range here: too short a time, or no dates, stand behind them.")
    else:
        said.append(
            "Ranges hold the groups fixed, and say nothing of people and acts that were never recorded."
        )
    if network.archive.messages:
        said.append("Two addresses of one person are two people here.")
    rows = "".join(f"<li>{escape(line)}</li>" for line in said)
    return (
        '<section aria-labelledby="lim-h"><div class="beam"><h2 id="lim-h">What this cannot say</h2></div>'
        f'<ul class="plain">{rows}</ul></section>'
    )


def rests_on(readings: Sequence[Reading], network: Network) -> str:
    """Settings, what acts are worth, and what was met while reading."""
    policy, acts = network.policy, network.acts
    kinds = dict.fromkeys(reading.interval_kind for reading in readings if reading.low is not None)
    counts = {kind: int((acts.kind == code).sum()) for code, kind in enumerate(acts.kinds)}
    rows = "".join(
        f'<tr><th scope="row">{escape(kind)}</th><td class="r">{counts.get(kind, 0):,}</td><td class="r">{rule.weight:g}</td>'
        f"<td>{escape(_flow(rule.flow, rule.share, rule.channel))}</td></tr>"
        for kind, rule in sorted(policy.kinds.items())
    )
    fades = (
        f"An act counts half after {policy.half_life_days:g} days."
        if network.dated
        else "Acts carry no dates: nothing fades."
    )
    said = [
        f"{fades} A tie is present from a weight of {policy.present:g} on, and strong, when it goes both ways, from {policy.theta:.2f}.",
        *(f"Ranges: {kind}." for kind in kinds),
        *remarks(network.archive),
        *(problem.what[:1].upper() + problem.what[1:] + "." for problem in network.archive.problems[:5]
          if problem.severity == "doubtful" and not network.archive.messages),
    ]  # fmt: skip
    notes = "".join(f"<li>{escape(line)}</li>" for line in said)
    return (
        '<section aria-labelledby="foot-h"><div class="beam"><h2 id="foot-h">What this rests on</h2></div><div class="two">'
        f'<ul class="plain">{notes}</ul><div class="tablewrap"><table><caption>What an act is worth</caption><thead><tr>'
        '<th scope="col">Kind of act</th><th scope="col" class="r">Acts</th><th scope="col" class="r">Weight</th>'
        f'<th scope="col">Counts</th></tr></thead><tbody>{rows}</tbody></table></div></div></section>'
    )


def _flow(flow: str, share: str, channel: str) -> str:
    if flow == "none":
        return "forms no tie"
    way = "toward the other" if flow == "toward" else "for all who took part"
    return (
        f"{way}{', shared out' if share == 'split' else ''}{', in person' if channel == 'in_person' else ''}"
    )
