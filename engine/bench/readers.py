"""What reading costs: processor seconds and peak memory for networks of 2 million edges, and for files that mean harm.

    python engine/bench/readers.py [--edges 2000000] [--only csv parquet …]

Makes the files in a temporary folder and reads each in a process of its own. The bar of every reader, whatever the
file: 60 seconds of a processor, 512 MiB of memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

SECONDS, MIB = 60.0, 512.0
START = 1_750_000_000


def pairs(edges: int, people: int) -> Iterator[tuple[int, int, int]]:
    """Edges as (by, toward, time)."""
    draw = random.Random(1)  # noqa: S311
    for k in range(edges):
        yield draw.randrange(people), draw.randrange(people), START + k


def csv(path: Path, edges: int) -> None:
    """Acts with ISO dates among a tenth as many people."""
    with path.open("w") as file:
        file.write("by,toward,at,amount\n")
        for a, b, at in pairs(edges, edges // 10):
            moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
            file.write(f"person{a},person{b},{moment},1.5\n")


def csv_gz(path: Path, edges: int) -> None:
    """Ids and unix seconds, packed."""
    with gzip.open(path, "wt", compresslevel=1) as file:
        file.writelines(f"{a} {b} {at}\n" for a, b, at in pairs(edges, edges // 10))


def strangers(path: Path, edges: int) -> None:
    """Every person occurs once: as many names as can be."""
    with path.open("w") as file:
        file.writelines(f"{'x' * 60}{2 * k},{'x' * 60}{2 * k + 1}\n" for k in range(edges))


def contacts(path: Path, edges: int) -> None:
    """Sensor rows."""
    with path.open("w") as file:
        file.writelines(f"{at // 50 * 20}\t{a}\t{b}\n" for a, b, at in pairs(edges, 500))


def parquet(path: Path, edges: int) -> None:
    """Acts in Parquet."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    rows = list(pairs(edges, edges // 10))
    columns = {
        "by": [f"person{row[0]}" for row in rows],
        "toward": [f"person{row[1]}" for row in rows],
        "at": pa.array([row[2] for row in rows], pa.timestamp("s", "UTC")),
    }
    pq.write_table(pa.table(columns), path)


def graphml(path: Path, edges: int) -> None:
    """Nodes and weighted edges."""
    with path.open("w") as file:
        file.write(
            '<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="directed">'
        )
        file.writelines(f'<node id="n{k}"/>\n' for k in range(edges // 10))
        file.writelines(
            f'<edge source="n{a}" target="n{b}"><data key="w">2</data></edge>\n'
            for a, b, _ in pairs(edges, edges // 10)
        )
        file.write("</graph></graphml>")


def gexf(path: Path, edges: int) -> None:
    """Nodes and weighted edges."""
    with path.open("w") as file:
        file.write('<gexf><graph defaultedgetype="directed"><nodes>')
        file.writelines(f'<node id="{k}" label="person {k}"/>\n' for k in range(edges // 10))
        file.write("</nodes><edges>")
        file.writelines(
            f'<edge source="{a}" target="{b}" weight="2"/>\n' for a, b, _ in pairs(edges, edges // 10)
        )
        file.write("</edges></graph></gexf>")


def node_link(path: Path, edges: int) -> None:
    """Nodes and edges in JSON."""
    with path.open("w") as file:
        file.write('{"directed": true, "nodes": [')
        file.write(",".join(f'{{"id": {k}}}' for k in range(edges // 10)))
        file.write('], "edges": [')
        file.write(
            ",\n".join(
                f'{{"source": {a}, "target": {b}, "weight": 2}}' for a, b, _ in pairs(edges, edges // 10)
            )
        )
        file.write("]}")


def zip_bomb(path: Path, edges: int) -> None:
    """A table of 2 GB that packs to 2 MB."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("acts.csv", "w", force_zip64=True) as inner,
    ):
        for _ in range(512):
            inner.write(b"a,b\n" * 2**20)


def gzip_bomb(path: Path, edges: int) -> None:
    """2 GB of one letter."""
    with gzip.open(path, "wb", compresslevel=6) as file:
        for _ in range(512):
            file.write(b"a" * 2**22)


def brackets(path: Path, edges: int) -> None:
    """JSON of nothing but empty arrays."""
    path.write_bytes(b'{"nodes": [' + b"[]," * 30_000_000 + b"[]]}")


def deep(path: Path, edges: int) -> None:
    """JSON nested without end."""
    path.write_bytes(b'{"nodes": ' + b"[" * 50_000_000)


def laughs(path: Path, edges: int) -> None:
    """GraphML with entities that multiply."""
    entities = "".join(f'<!ENTITY l{k + 1} "{f"&l{k};" * 10}">' for k in range(12))
    path.write_text(f'<!DOCTYPE graphml [<!ENTITY l0 "ha">{entities}]><graphml><key>&l12;</key></graphml>')


def names(path: Path, edges: int) -> None:
    """GraphML whose attributes never repeat their names."""
    with path.open("w") as file:
        file.write("<graphml><graph>")
        file.writelines(f'<node a{k}="" b{k}=""/>\n' for k in range(edges * 2))


def huge_cell(path: Path, edges: int) -> None:
    """A table with a cell of 300 MB."""
    with path.open("wb") as file:
        file.write(b"a,b\nc,")
        file.writelines(b"x" * 2**20 for _ in range(300))


def open_quote(path: Path, edges: int) -> None:
    """A quote that is never closed, in a million lines."""
    path.write_bytes(b'a,b,1\nc,"' + b"x,y,2\n" * 30_000_000)


def posts(path: Path, edges: int) -> None:
    """A forum where every post answers the next one."""
    with path.open("w") as file:
        for k in range(1, edges // 4):
            item = {"post_number": k, "reply_to_post_number": k + 1, "username": f"p{k % 5000}", "topic_id": 1,
                    "created_at": "2026-03-02T10:00:00Z", "cooked": "x" * 200}  # fmt: skip
            file.write(json.dumps(item) + "\n")


def mail(path: Path, edges: int) -> None:
    """As many small messages as a gigabyte holds."""
    with path.open("w") as file:
        for k in range(3_000_000):
            file.write(
                f"From a@b.c Mon Mar  2 10:00:00 2026\nFrom: p{k}@b.c\nMessage-ID: <{k}@b.c>\nReferences: "
                f"{'<x@y.z> ' * 10}\n\n\n"
            )


MADE: dict[str, tuple[Callable[[Path, int], None], str]] = {
    "csv": (csv, "acts.csv"),
    "csv.gz": (csv_gz, "acts.txt.gz"),
    "parquet": (parquet, "acts.parquet"),
    "contacts": (contacts, "tij.dat"),
    "graphml": (graphml, "net.graphml"),
    "gexf": (gexf, "net.gexf"),
    "json": (node_link, "net.json"),
    "posts": (posts, "posts.json"),
    "strangers": (strangers, "strangers.csv"),
    "zip bomb": (zip_bomb, "bomb.zip"),
    "gzip bomb": (gzip_bomb, "bomb.csv.gz"),
    "brackets": (brackets, "brackets.json"),
    "deep": (deep, "deep.json"),
    "laughs": (laughs, "laughs.graphml"),
    "names": (names, "names.graphml"),
    "huge cell": (huge_cell, "cell.csv"),
    "open quote": (open_quote, "quote.csv"),
    "mail": (mail, "mail.mbox"),
}


def child(path: str) -> None:
    """Read one file and say what it cost."""
    from tiework.errors import TieworkError
    from tiework.readers import read

    try:
        archive = read(path)
        said = f"{archive.counts['people']} people, {archive.counts['acts']} acts"
    except TieworkError as trouble:
        said = str(trouble).replace(path, Path(path).name)[:110]
    print(json.dumps([time.process_time(), peak(), said]))


def peak() -> float:
    """Largest memory of this process so far, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> int:
    """Make, read, report; 1 where a reader takes more than it may."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edges", type=int, default=2_000_000)
    parser.add_argument("--only", nargs="*", choices=list(MADE), default=list(MADE))
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return 0
    over = 0
    print(f"{options.edges} edges; Python {sys.version.split()[0]}; {os.cpu_count()} processors\n")
    print(f"{'file':12}{'MB':>8}{'CPU s':>8}{'MiB':>7}  what came of it")
    for what in options.only:
        make, name = MADE[what]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            make(path, options.edges)
            command = [sys.executable, __file__, "--child", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            size = path.stat().st_size / 1e6
        if done.returncode:
            print(f"{what:12}{size:8.1f}  died: {done.stderr.strip()[-200:]}")
            over += 1
            continue
        seconds, memory, said = json.loads(done.stdout)
        over += seconds > SECONDS or memory > MIB
        print(f"{what:12}{size:8.1f}{seconds:8.1f}{memory:7.0f}  {said}", flush=True)
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
