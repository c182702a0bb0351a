"""Every format the readers take, through every command that takes it."""

import json

import pytest
from archives import (
    GEXF,
    GRAPHML,
    KUMU,
    activity,
    gzipped,
    note,
    outbox,
    post,
    slack,
    slack_message,
    workbook,
)
from mailmaking import conversation
from tiework.cli import main
from tiework.readers import FORMATS

DAY = {"bread/2026-03-02.json": [
    slack_message("U01", 1), slack_message("U02", 2, "<@U01> yes"), slack_message("U03", 3, "<@U02> no"),
]}  # fmt: skip
POSTS = [post(1, "ada"), post(2, "ben", reply_to_post_number=1), post(3, "cas", reply_to_post_number=2)]
CONTACTS = "".join(f"{20 * k}\t{k % 5}\t{(k + 1) % 5}\n" for k in range(1, 40))
FILES = {
    "mbox": ("list.mbox.gz", gzipped(conversation())),
    "csv": ("edges.csv", "from;to;weight\nada;ben;2\nben;cas;1\n"),
    "slack": ("export.zip", slack(DAY)),
    "discourse": ("posts.json", json.dumps({"post_stream": {"posts": POSTS}})),
    "mastodon": ("outbox.json", json.dumps(outbox(activity(thing=note(None, "ben")), activity(thing=note(None, "cas"))))),
    "graphml": ("net.graphml", GRAPHML),
    "gexf": ("net.gexf", GEXF),
    "kumu": ("map.json", json.dumps(KUMU)),
    "kumu-xlsx": ("map.xlsx", workbook({
        "elements": [["label", "type"], ["Ada", "Person"], ["Ben", "Person"]], "connections": [["from", "to"], ["Ada", "Ben"]],
    })),
    "contacts": ("tij.dat", CONTACTS),
    "json": ("nodes.json", json.dumps({"nodes": [{"id": "ada"}, {"id": "ben"}], "links": [{"source": "ada", "target": "ben"}]})),
}  # fmt: skip


@pytest.fixture(params=[*FILES, "parquet"])
def file(request, tmp_path, capsys):
    if request.param == "parquet":
        path = tmp_path / "acts.parquet"
        (tmp_path / "acts.csv").write_text("by,toward,at\nada,ben,2026-03-02\nben,cas,2026-03-03\n")
        assert main(["convert", str(tmp_path / "acts.csv"), str(path)]) == 0
        capsys.readouterr()
    else:
        name, data = FILES[request.param]
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return request.param, path


def test_no_format_is_left_out():
    assert {*FILES, "parquet"} == set(FORMATS)


def test_every_command_takes_it(file, capsys, tmp_path):
    format, path = file
    assert main(["describe", str(path), "--format", "json"]) == 0
    known = json.loads(capsys.readouterr().out)
    assert known["format"] == format
    assert known["counts"]["people"] >= 2
    assert main(["measure", str(path), "--replicates", "0", "--out", str(tmp_path / "report.html")]) == 0
    assert "Density" in capsys.readouterr().out
    assert "<svg" in (tmp_path / "report.html").read_text()
    assert main(["ties", str(path), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert all(row["strength"] > 0 for row in rows)
    assert main(["convert", str(path), str(tmp_path / "out.graphml")]) == 0
    assert f"{len(rows)} ties" in capsys.readouterr().out
    assert main(["measure", str(path), "--from", format, "--level", "person", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == known["counts"]["people"] + 1
