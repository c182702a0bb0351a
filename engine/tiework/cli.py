"""The command ``tiework``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from tiework._version import __version__
from tiework.errors import InputError, TieworkError, found_instead

DONE, WRONG, STOPPED = 0, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code: 0 done, 2 bad input or bad use, 130 stopped."""
    options = _parser().parse_args(arguments)
    try:
        # Loaded only now, so that help is there at once.
        _say(import_module(f"tiework.commands.{options.command}").run(options))
        return DONE
    except TieworkError as trouble:
        print(f"tiework: {trouble}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # The reader of our output went away.
        _let_go()
        return DONE
    except KeyboardInterrupt:
        print("tiework: stopped", file=sys.stderr)
        return STOPPED


def _say(said: str | bytes) -> None:
    try:
        if isinstance(said, bytes):
            sys.stdout.buffer.write(said)
            sys.stdout.buffer.flush()
        elif said:
            print(said, flush=True)
    except BrokenPipeError:
        raise
    except OSError as trouble:
        _let_go()
        raise InputError("room to write", found=found_instead(trouble), file="standard output") from None


def _let_go() -> None:
    # Keep the interpreter from complaining on the way out about what it could not write.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_ABOUT = """\
Measures social capital from acts: who did something toward whom, in what way, when.
Every figure comes with its doubt and with what stands behind it, or is refused with the reason."""
_CODES = """\
exit codes:
  0    done; a figure that is refused is an answer, not an error
  2    bad input or bad use: one line says what was expected and what was found, and nothing is written
  130  stopped with Ctrl-C"""
_EXAMPLES = {
    "": """\
examples:
  tiework describe archive.mbox                          what is in it, and what is wrong with it
  tiework measure archive.mbox --out report.html         every figure, and a report with the map
  tiework measure acts.csv --people people.csv --by sector
  tiework ties slack-export.zip --format parquet --out ties.parquet
  tiework compare archive.mbox --at 2026-03-31 --at 2026-06-30""",
    "measure": """\
examples:
  tiework measure archive.mbox
  tiework measure archive.mbox --out report.html         a page to read, print and pass on; it names nobody
  tiework measure acts.csv --people people.csv --by sector --at 2026-06-30
  tiework measure acts.csv --weights policy.toml --half-life 45 --format json
  tiework measure acts.csv --level person --format parquet --out people.parquet
  tiework measure acts.csv --measures all --replicates 1000

policy.toml:
  half_life = 90                      # days
  [kinds]
  "mail.replied" = 1                  # the weight of one act
  met = { weight = 2, flow = "together", share = "split", channel = "in_person" }""",
    "ties": """\
examples:
  tiework ties archive.mbox                              who stands in what tie to whom, now
  tiework ties contacts.dat.zip --people people.csv --format csv --out ties.csv
  tiework ties acts.parquet --measures overlap,span --format json""",
    "map": """\
examples:
  tiework map archive.mbox --out map.svg
  tiework map acts.csv --people people.csv --by place --out map.svg --title "Who met whom" """,
    "convert": """\
examples:
  tiework convert archive.mbox acts.parquet
  tiework convert slack-export.zip network.graphml       for Gephi and others: its ties as they stand now
  tiework convert edges.csv map.json --to kumu
  tiework convert archive.mbox ties.csv --what ties
  tiework convert edges.csv network.gexf --measures bonding,constraint""",
    "describe": """\
examples:
  tiework describe archive.mbox
  tiework describe edges.csv --columns by=source,toward=target,amount=weight
  tiework describe asks.csv --date-format %d/%m/%Y       for 31/12/2026
  zcat acts.csv.gz | tiework describe -                  from standard input
  tiework describe slack-export.zip --format json""",
    "tables": """\
examples:
  tiework tables acts.parquet                            the figures of the whole
  tiework tables acts.parquet --people people.csv --by sector --out tables
  tiework tables acts.csv --at 2026-06-30 --half-life 45 --out tables --format csv
  tiework tables acts.csv --columns actor=giver,target=taker --weights policy.toml --out tables

People, ties and the whole, one file each: people.parquet, ties.parquet, network.parquet.
One row of the log is one act: actor, target, and where they are known kind and time.""",
    "compare": """\
examples:
  tiework compare archive.mbox --at 2026-03-31 --at 2026-06-30     two moments of one archive
  tiework compare spring.csv autumn.csv --people people.csv --by sector
  tiework compare 2025.mbox 2026.mbox --format csv --out change.csv""",
}
_HELP = {
    "measure": "measure a network: each figure with its interval, or why it is refused",
    "ties": "list the ties that are there now, with their measures",
    "map": "draw the network as SVG",
    "convert": "write an archive in another format",
    "describe": "say what is in an archive, and what is wrong with it",
    "tables": "measure a large log: tables of people, ties and the whole",
    "compare": "put two archives, or two moments of one, side by side",
}


_FILE = {"tables": "a log of acts, in Parquet or CSV"}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"tiework: {message.removeprefix('argument ')}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="tiework", **_described("", _ABOUT))
    parser.add_argument("--version", action="version", version=f"tiework {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, said in _HELP.items():
        about = said[0].upper() + said[1:] + "."
        command = commands.add_parser(name, help=said, **_described(name, about))
        if name == "compare":
            command.add_argument("files", nargs="+", metavar="FILE", help="one archive, or two")
        else:
            command.add_argument(
                "file",
                metavar="FILE",
                help=_FILE.get(name, "an archive of any format; see --from; - for standard input"),
            )
        _OWN[name](command)
    return parser


def _described(key: str, about: str) -> dict[str, Any]:
    return {
        "description": about, "epilog": f"{_EXAMPLES[key]}\n\n{_CODES}", "allow_abbrev": False,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }  # fmt: skip


def _reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("reading")
    group.add_argument("--from", dest="from_", metavar="FORMAT", help="what the file is, where it is not found out: mbox, "
                       "csv, parquet, slack, discourse, mastodon, graphml, gexf, kumu, kumu-xlsx, contacts, json")  # fmt: skip
    group.add_argument(
        "--people", metavar="PEOPLE.csv", help="what is known of people: id, sector, place, group, tier"
    )
    group.add_argument(
        "--columns", type=_columns, metavar="BY=NAME,…", help="of a table: by, toward, kind, at, amount"
    )
    group.add_argument("--delimiter", metavar="MARK", help="of a table, where it is not found out")
    group.add_argument("--date-format", metavar="FORMAT", help="of a table, where dates are not as 2026-03-02: "
                       "%%d/%%m/%%Y, as strftime has it")  # fmt: skip
    group.add_argument("--undirected", action="store_true", help="a row of a table is a tie of both")
    group.add_argument(
        "--interval", type=_above_0, metavar="SECONDS", help="what a row of contacts stands for (20)"
    )
    group.add_argument("--roomy", action="store_true", help="take files a hundred times as large as usual")


def _standing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("measuring")
    group.add_argument(
        "--at", metavar="DATE", action="append", help="as of the end of this day (the last act)"
    )
    group.add_argument(
        "--half-life", type=_above_0, metavar="DAYS", help="an act counts half after so many (90)"
    )
    group.add_argument(
        "--weights", metavar="POLICY.toml", help="what acts are worth; see tiework measure --help"
    )
    group.add_argument("--by", metavar="GROUPS", help="sector, place, group, tier or any column of people; detected from "
                       "the ties; none (what half of the people declared, else detected)")  # fmt: skip


def _written(parser: argparse.ArgumentParser, formats: str, out: str) -> None:
    group = parser.add_argument_group("writing")
    group.add_argument(
        "--format", choices=formats.split(), help="how to write it (as --out ends, else table)"
    )
    group.add_argument("--out", metavar=out, help="write here instead")


def _draws(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replicates", type=_count, default=1000, metavar="N", help="draws behind each interval (1000); 0 for none"
    )  # fmt: skip
    parser.add_argument(
        "--seconds", type=_above_0, metavar="S", help="draw for so long at most; figures say how many it were"
    )
    _with_threads(parser)


def _with_threads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--threads", type=_threads, default=2, metavar="N", help="to work with (2); the same result"
    )


def _measure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--level", choices=["network", "group", "person", "tie"], default="network", help="of what (network)"
    )
    parser.add_argument(
        "--measures", type=_keys, metavar="KEY,…", help="by their keys, or all; see docs/measures.md"
    )
    parser.add_argument("--title", help="of the report")
    _draws(parser)
    _standing(parser)
    _reading(parser)
    _written(parser, "table json csv parquet html", "FILE")


def _ties(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--measures", type=_keys, metavar="KEY,…", help="by their keys; see docs/measures.md")
    _standing(parser)
    _reading(parser)
    _written(parser, "table json csv parquet", "FILE")


def _map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", help="read out by screen readers")
    parser.add_argument("--seed", type=_count, default=7, help="another one gives another layout")
    _standing(parser)
    _reading(parser)
    parser.add_argument("--out", metavar="MAP.svg", help="write here instead")


def _convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="TO", help="the file to write; its ending says the format")
    parser.add_argument(
        "--what", choices=["acts", "ties"], help="what to write (acts, where the format holds them)"
    )
    parser.add_argument(
        "--measures", type=_keys, metavar="KEY,…", help="of people, as columns; see docs/measures.md"
    )
    parser.add_argument(
        "--to",
        metavar="FORMAT",
        help="graphml, gexf, kumu, csv, parquet or json, where the ending does not say",
    )
    _standing(parser)
    _reading(parser)


def _describe(parser: argparse.ArgumentParser) -> None:
    _reading(parser)
    _written(parser, "table json", "FILE")


def _tables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--people", metavar="PEOPLE.csv", help="what is known of people: id, sector, place, group …"
    )
    parser.add_argument(
        "--by", metavar="COLUMN", help="of people: to what each belongs (group, sector or place)"
    )
    parser.add_argument("--at", metavar="DATE", help="as of the end of this day (the last act)")
    parser.add_argument(
        "--half-life", type=_above_0, metavar="DAYS", help="an act counts half after so many (90)"
    )
    parser.add_argument(
        "--weights", metavar="POLICY.toml", help="what acts are worth; see tiework measure --help"
    )
    parser.add_argument("--columns", type=_columns, metavar="ACTOR=NAME,…", help="actor, target, kind, time")
    _with_threads(parser)
    parser.add_argument(
        "--format", choices=["parquet", "csv"], default="parquet", help="of the files (parquet)"
    )
    parser.add_argument("--out", metavar="FOLDER", help="write the tables here")


def _compare(parser: argparse.ArgumentParser) -> None:
    _draws(parser)
    _standing(parser)
    _reading(parser)
    _written(parser, "table json csv parquet", "FILE")


_OWN = {
    "measure": _measure, "ties": _ties, "map": _map, "convert": _convert, "describe": _describe, "tables": _tables,
    "compare": _compare,
}  # fmt: skip


def _above_0(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e6:
        raise argparse.ArgumentTypeError(f"expected a number above 0, found {text!r}")
    return number


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"expected a whole number from 0 up, found {text!r}")
    return int(text)


def _threads(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise argparse.ArgumentTypeError(f"expected a number of threads from 1 to 256, found {text!r}")
    return int(text)


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _columns(text: str) -> dict[str, str | int]:
    out: dict[str, str | int] = {}
    for part in text.split(","):
        what, found, column = part.partition("=")
        if not found or not column:
            raise argparse.ArgumentTypeError(f"expected by=NAME,toward=NAME, found {text!r}")
        out[what.strip()] = int(column) if column.isdecimal() else column
    return out
