"""Each format a network comes in: who acted toward whom, what is known of people, and what was wrong."""

import io
import json

import pytest
from archives import (
    GEXF,
    GRAPHML,
    KUMU,
    activity,
    acts_of,
    gzipped,
    note,
    of,
    outbox,
    post,
    slack,
    slack_message,
    tarred,
    workbook,
    zipped,
)
from tiework.errors import InputError, TieworkError
from tiework.readers import Limits, detect, read, read_people

LOG = (
    "by,toward,kind,at,amount\nada,ben,help,2026-03-02T10:00Z,2\nben,ada;cas,talk,2026-03-02T11:30+01:00,1\n"
)


def pairs(archive):
    return [(by, toward) for by, toward, _ in acts_of(archive)]


def test_a_table_of_acts():
    archive = of(LOG, "log.csv")
    assert archive.format == "csv"
    assert pairs(archive)[0] == ("ada", ("ben",))
    assert list(archive.acts().amount) == [2.0, 1.0]
    assert archive.last is not None
    assert archive.last.isoformat() == "2026-03-02T10:30:00+00:00"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", " "])
@pytest.mark.parametrize("header", [True, False])
def test_an_edge_list_of_any_shape(separator, header):
    rows = [["by", "toward", "weight"]] if header else []
    rows += [["ada", "ben", "2"], ["ben", "cas", "1"], ["cas", "ada", "3"]]
    archive = of("\n".join(separator.join(row) for row in rows), "edges.txt")
    assert pairs(archive) == [("ada", ("ben",)), ("ben", ("cas",)), ("cas", ("ada",))]
    assert list(archive.acts().amount) == [2, 1, 3]


def test_columns_are_named_where_they_go_by_other_names():
    archive = of("giver;taker;score\nada;ben;4\n", "gifts.csv", columns={"by": "giver", "toward": "taker"})
    assert pairs(archive) == [("ada", ("ben",))]
    with pytest.raises(InputError, match="nobody"):
        of("giver;taker\nada;ben\n", "gifts.csv", columns={"by": "nobody", "toward": "taker"})


@pytest.mark.parametrize("pack", [gzipped, lambda text: zipped({"log.csv": text})])
def test_packed_it_is_the_same(pack):
    assert acts_of(of(pack(LOG), "log.csv.packed")) == acts_of(of(LOG, "log.csv"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_names_survive_their_encoding(encoding):
    archive = of("by,toward\nJosé,Zoë\n".encode(encoding), "edges.csv")
    assert pairs(archive) == [("José", ("Zoë",))]


def test_rows_that_cannot_be_read_are_said_and_the_others_kept():
    archive = of(
        "by,toward,at\nada,ben,2026-03-02\nada,,2026-03-02\nben,cas,someday\nben,ada,2026-03-04\n", "log.csv"
    )
    assert pairs(archive) == [("ada", ("ben",)), ("ada", ()), ("ben", ("ada",))], "toward nobody is to all"
    assert [(problem.line, problem.severity) for problem in archive.problems] == [(4, "refused")]


def test_what_is_known_of_people_comes_from_a_table_of_its_own(tmp_path):
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "people.csv").write_text("id,sector,department,tier\nada,health,ward 3,2\ndot,schools,,1\n")
    archive = read(tmp_path / "log.csv", people=tmp_path / "people.csv")
    assert archive.attributes.sector == {"ada": "health", "dot": "schools"}
    assert archive.attributes.group == {"ada": "ward 3"}
    assert archive.attributes.tier == {"ada": 2, "dot": 1}
    assert "dot" in archive.acts().people, "who did nothing is a member too"
    with pytest.raises(InputError, match="sector, department, tier"):
        archive.attributes.by("height")


def test_a_workspace_of_slack():
    day = {"bread/2026-03-02.json": [
        slack_message("U01", 1),
        slack_message("U02", 60, "<@U03> see this", thread_ts="1772409601.000100", parent_user_id="U01"),
        slack_message("U09", 90, "beep"),
    ]}  # fmt: skip
    archive = of(slack(day), "export.zip")
    assert archive.format == "slack"
    said = {(by, toward) for by, toward in pairs(archive) if toward}
    assert ("U02", ("U01",)) in said, "a reply runs toward whoever began"
    assert ("U02", ("U03",)) in said, "a mention is an act"
    assert not any("U09" in (by, *toward) for by, toward in pairs(archive)), "robots are no people"


def test_posts_of_a_discourse_site():
    posts = [post(1, "ada"), post(2, "ben"), post(3, "cas", reply_to_post_number=2)]
    archive = of(json.dumps({"post_stream": {"posts": posts}}), "topic.json")
    assert archive.format == "discourse"
    answered = [(by, toward) for by, toward in pairs(archive) if toward]
    assert ("cas", ("ben",)) in answered
    assert {by for by, _ in pairs(archive)} >= {"ben", "cas"}


@pytest.mark.parametrize(
    "packed", [lambda box: tarred({"outbox.json": box}), lambda box: zipped({"outbox.json": box})]
)
def test_the_archive_of_a_mastodon_account(packed):
    box = outbox(
        activity(thing=note("https://bakers.example/users/ben/statuses/1", "ben")), activity(thing=note())
    )
    archive = of(packed(box), "archive.tar.gz")
    assert archive.format == "mastodon"
    assert any(len(toward) == 1 and "ben" in toward[0] for _, toward in pairs(archive))


def test_graphml_with_defaults_directions_and_a_loop():
    archive = of(GRAPHML, "net.graphml")
    assert archive.attributes.sector == {"ada": "health", "ben": "schools", "cas": "health"}
    assert archive.attributes.tier == {"ada": 2}
    assert archive.people["ada"] == "Ada & Co"
    assert ("ada", ("ben",)) in pairs(archive)
    assert not any(by == "cas" and "cas" in toward for by, toward in pairs(archive))


def test_gexf_with_defaults():
    archive = of(GEXF, "net.gexf")
    assert archive.attributes.place == {"1": "Riga", "2": "Oslo"}
    assert 3.0 in archive.acts().amount


@pytest.mark.parametrize("data", [json.dumps(KUMU), workbook({
    "elements": [["label", "type", "sector"], ["Ada", "Person", "health"], ["Ben", "Person", None]],
    "connections": [["from", "to", "type"], ["Ada", "Ben", "helps"]],
})], ids=["json", "workbook"])  # fmt: skip
def test_a_map_of_kumu(data):
    archive = of(data, "map.xlsx" if isinstance(data, bytes) else "map.json")
    assert archive.format in ("kumu", "kumu-xlsx")
    assert list(archive.attributes.sector.values()) == ["health"]
    assert len(pairs(archive)) >= 1


def test_runs_of_rows_are_one_meeting():
    rows = "".join(f"{20 * k}\t7\t9\n" for k in (1, 2, 3, 10, 11)) + "220\t7\t8\n"
    archive = of(rows, "tij.dat")
    assert archive.format == "contacts"
    assert len(pairs(archive)) == 3, "one hundred seconds apart is another meeting"
    assert sorted(archive.acts().amount)[-1] >= sorted(archive.acts().amount)[0]


def test_the_format_may_be_named_and_a_wrong_name_is_said():
    assert of("1 2\n2 3\n", "x", format="csv").format == "csv"
    with pytest.raises(InputError, match="mbox"):
        of(LOG, "log.csv", format="zodiac")
    with pytest.raises(TieworkError, match="takes"):
        of(LOG, "log.csv", colour="green")


def test_the_same_file_is_known_by_its_content(tmp_path):
    for name, data in {"a.bin": GRAPHML, "b.bin": GEXF, "c.bin": LOG, "d.bin": json.dumps(KUMU)}.items():
        (tmp_path / name).write_text(data)
    found = [detect(tmp_path / name) for name in ("a.bin", "b.bin", "c.bin", "d.bin")]
    assert found == ["graphml", "gexf", "csv", "kumu"]


def test_what_kumu_numbered_itself_goes_by_its_label():
    whole = {
        "elements": [
            {"_id": "elem-1", "attributes": {"label": "Ada", "sector": "health"}},
            {"_id": "elem-2", "attributes": {"label": "Ben"}},
            {"_id": "elem-3", "attributes": {"label": "Ben"}},
        ],
        "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed"},
                        {"_id": "conn-2", "from": "elem-3", "to": "elem-1", "direction": "directed"}],
    }  # fmt: skip
    archive = of(json.dumps(whole), "map.json")
    assert pairs(archive) == [("Ada", ("Ben",)), ("elem-3", ("Ada",))], "a label of two names only the first"
    assert archive.attributes.sector == {"Ada": "health"}


def test_likes_of_a_mastodon_account_are_noted():
    box, liked = (
        outbox(activity(thing=note(None, "ben"))),
        outbox("https://x.example/1", "https://x.example/2"),
    )
    archive = of(tarred({"outbox.json": box, "likes.json": liked}), "archive.tar.gz")
    assert [one.what for one in archive.problems] == [
        "likes.json: 2 posts liked, and passed over: it does not say when"
    ]
    assert len(archive.acts()) == 1


def test_one_day_of_slack_is_one_day():
    assert of(slack({"bread/2026-03-02.json": [slack_message("U01", 1)]})).read_as.endswith(
        "1 day of channels"
    )


def test_an_edge_without_the_time_that_others_have_is_said_so():
    text = GRAPHML.replace('for="edge" attr.name="weight"', 'for="edge" attr.name="time"')
    archive = of(text.replace(">2.5<", ">2026-03-02<"), "net.graphml")
    assert [problem.what for problem in archive.problems] == ["no time given"] * 2
    assert archive.dated
    late = GRAPHML.replace(
        'target="ada" directed="false"/>', 'target="ada"><data key="k4">2026-03-02</data></edge>'
    )
    late = late.replace("<graph ", '<key id="k4" for="edge" attr.name="time" attr.type="string"/><graph ')
    archive = of(late, "net.graphml")
    assert not archive.dated
    assert "read as if none had" in archive.problems[0].what
    assert len(archive.acts()) == 2


def test_acts_in_json_may_carry_no_time():
    archive = of(
        '{"acts": [{"by": "ada", "toward": "ben", "at": null}, {"by": "ben", "toward": "ada"}]}', "a.json"
    )
    assert not archive.dated
    assert len(archive.acts()) == 2


@pytest.mark.parametrize("name", ["map.json", "people.csv", "log.csv"])
def test_a_stream_that_can_be_read_only_once_is_read_by_those_who_look_twice(name):
    data = {"map.json": json.dumps(KUMU), "people.csv": "id,sector\nada,health\n", "log.csv": LOG}[name]

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError("Illegal seek")

    reading = read_people if name == "people.csv" else read
    assert len(reading(Pipe(data.encode()), name=name).people) >= 1
    with pytest.raises(InputError, match="at most"):
        reading(Pipe(data.encode() + b"\n" * 3_000_000), name=name, limits=Limits(unpacked=2**20))
