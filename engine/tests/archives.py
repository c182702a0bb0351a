"""Archives made by tests, about people who do not exist."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

from tiework.readers import read

DAY = 86_400
START = 1_772_409_600  # 2026-03-02


def of(data, name="file", **options):
    """Read bytes or text under a name."""
    return read(io.BytesIO(data.encode() if isinstance(data, str) else data), name=name, **options)


def acts_of(archive):
    """Every act as (by, toward, kind), in order."""
    table = archive.acts()
    return [
        (
            table.people[table.actor[k]],
            tuple(table.people[p] for p in table.toward(k)),
            table.kinds[table.kind[k]],
        )
        for k in range(len(table))
    ]


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data if isinstance(data, str | bytes) else json.dumps(data))
    return out.getvalue()


def tarred(members, mode="w:gz"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=tarfile.USTAR_FORMAT) as file:
        for name, data in members.items():
            plain = data if isinstance(data, bytes) else json.dumps(data).encode()
            info = tarfile.TarInfo(name)
            info.size = len(plain)
            file.addfile(info, io.BytesIO(plain))
    return out.getvalue()


def gzipped(data):
    return gzip.compress(data.encode() if isinstance(data, str) else data)


def slack_message(user, ts, text="Hello.", **more):
    return {"type": "message", "user": user, "ts": f"{START + ts}.000100", "text": text, **more}


def slack(days=None, users=None, **more):
    users = users or [
        {"id": "U01", "name": "ada", "real_name": "Ada Quill", "profile": {"real_name": "Ada Quill"}},
        {"id": "U02", "name": "ben", "profile": {"display_name": "Ben"}},
        {"id": "U03", "name": "cas", "real_name": "Cas"},
        {"id": "U04", "name": "dot", "real_name": "Dot"},
        {"id": "U09", "name": "robot", "is_bot": True},
    ]
    members = {
        "users.json": users,
        "channels.json": [{"id": "C1", "name": "bread", "members": ["U01", "U02"]}],
    }
    return zipped({**members, **(days or {}), **more})


def post(number, by, topic=7, **more):
    return {
        "id": topic * 1000 + number, "topic_id": topic, "post_number": number, "username": by, "name": by.title(),
        "created_at": f"2026-03-02T{number % 24:02d}:00:00.000Z", "post_type": 1, "reply_to_post_number": None,
        "cooked": "<p>Hello.</p>", **more,
    }  # fmt: skip


def activity(
    kind="Create", by="ada", hour=9, to=("https://www.w3.org/ns/activitystreams#Public",), thing=None
):
    return {
        "type": kind, "actor": f"https://bakers.example/users/{by}", "published": f"2026-03-02T{hour:02d}:00:00Z",
        "to": list(to), "cc": [], "object": thing if thing is not None else {"type": "Note", "tag": []},
    }  # fmt: skip


def note(answers=None, *mentioned):
    tags = [
        {"type": "Mention", "href": f"https://bakers.example/users/{who}", "name": f"@{who}"}
        for who in mentioned
    ]
    return {"type": "Note", "inReplyTo": answers, "tag": tags, "content": "<p>Secret words</p>"}


def outbox(*items):
    return {
        "@context": "https://www.w3.org/ns/activitystreams",
        "type": "OrderedCollection",
        "orderedItems": list(items),
    }


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="k0" for="node" attr.name="label" attr.type="string"/>
  <key id="k1" for="node" attr.name="sector" attr.type="string"><default>health</default></key>
  <key id="k2" for="edge" attr.name="weight" attr.type="double"/>
  <key id="k3" for="node" attr.name="Tier" attr.type="int"/>
  <graph edgedefault="directed">
    <node id="ada"><data key="k0">Ada &amp; Co</data><data key="k3">2</data></node>
    <node id="ben"><data key="k1">schools</data></node>
    <node id="cas"/>
    <edge source="ada" target="ben"><data key="k2">2.5</data></edge>
    <edge source="ben" target="ada" directed="false"/>
    <edge source="cas" target="cas"/>
  </graph>
</graphml>
"""

GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="place" type="string"><default>Oslo</default></attribute></attributes>
    <nodes>
      <node id="1" label="Ada"><attvalues><attvalue for="0" value="Riga"/></attvalues></node>
      <node id="2" label="Ben"/>
    </nodes>
    <edges><edge id="0" source="1" target="2" weight="3"/><edge id="1" source="2" target="1" type="undirected"/></edges>
  </graph>
</gexf>
"""

KUMU = {
    "elements": [
        {"id": "e1", "label": "Ada", "type": "Person", "sector": "health", "tags": ["one", "two"]},
        {"label": "Ben"},
    ],
    "connections": [
        {"from": "Ada", "to": "Ben", "type": "helps", "strength": 2},
        {"from": "Ben", "to": "e1", "direction": "mutual"},
    ],
}

_SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def workbook(sheets, strings=()):
    """A workbook: name of sheet to rows of cells; a cell is text, a number, or ("s", place among the strings)."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{k}" r:id="rId{k}"/>' for k, name in enumerate(sheets, 1)
    )
    rels = "".join(
        f'<Relationship Id="rId{k}" Type="sheet" Target="worksheets/sheet{k}.xml"/>'
        for k in range(1, len(sheets) + 1)
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns:r="rels"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{rels}</Relationships>",
        "xl/sharedStrings.xml": "<sst>"
        + "".join(f"<si><r><t>{one}</t></r></si>" for one in strings)
        + "</sst>",
    }
    for k, rows in enumerate(sheets.values(), 1):
        body = "".join(
            f'<row r="{n}">{"".join(_cell(chr(65 + c) + str(n), cell) for c, cell in enumerate(row))}</row>'
            for n, row in enumerate(rows, 1)
        )
        members[f"xl/worksheets/sheet{k}.xml"] = _SHEET.format(body)
    return zipped(members)


def _cell(place, value):
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f'<c r="{place}" t="s"><v>{value[1]}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'
