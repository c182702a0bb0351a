import pytest

from barnraiser.acts.channels import actions, queries
from barnraiser.acts.channels.models import Channel, Judgement, Mark, Seeking
from barnraiser.acts.channels.queries import Wanted
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .telling import LOFT, tells


@pytest.mark.requirement("A10")
def test_a_member_tells_of_a_channel_by_audience_and_need(ruth: Person, soil_and_table: Community) -> None:
    channel = tells(ruth, soil_and_table, audiences=["Women", "women ", "Creatives"])
    assert [(m.side, m.word) for m in Mark.objects.filter(channel=channel)] == [
        ("audience", "Women"),
        ("audience", "Creatives"),
        ("need", "Mentoring"),
    ]
    assert Act.objects.get(kind="channels.added").about == str(channel.ref)
    with pytest.raises(Refused, match="already"):
        tells(ruth, soil_and_table)


def test_a_stranger_tells_nothing(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused):
        tells(harald, soil_and_table)


@pytest.mark.requirement("A10")
def test_each_member_has_one_word_on_whether_it_is_still_good(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    channel = tells(ruth, soil_and_table)
    for is_good in (True, False, True):
        actions.judge(by=callum, channel=channel, is_good=is_good)
    assert [said.is_good for said in Judgement.objects.all()] == [True]
    doubted = Act.objects.get(kind="channels.doubted")
    assert [party.person_id for party in doubted.parties.all()] == [ruth.pk], "whoever told of it hears"
    with pytest.raises(Refused):
        actions.judge(by=harald, channel=channel, is_good=True)


@pytest.mark.requirement("A10")
def test_a_keeper_takes_it_out_with_a_trace(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    channel = tells(ruth, soil_and_table)
    with pytest.raises(Refused, match="by a steward"):
        actions.take_down(by=callum, channel=channel, reason="I do not like it.")
    actions.take_down(by=nell, channel=channel, reason="It sells things.")
    assert list(queries.found(ruth, Wanted())) == []
    assert PowerAct.objects.filter(what="Took The Loft out of the channels: It sells things").exists()
    for does in (
        lambda: actions.judge(by=callum, channel=channel, is_good=True),
        lambda: actions.change(by=ruth, channel=channel, name="Loft", line="Again"),
        lambda: tells(ruth, soil_and_table),
    ):
        with pytest.raises(Refused, match="taken out"):
            does()
    actions.put_up_again(by=nell, channel=channel)
    assert list(queries.found(ruth, Wanted())) == [channel]


def test_it_is_described_anew_by_whoever_added_it(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    channel = tells(ruth, soil_and_table)
    with pytest.raises(Refused, match="who added it"):
        actions.change(by=nell, channel=channel, name="Mine", line="Now")
    actions.change(by=ruth, channel=channel, name="The Attic", line="Under the roof", needs=["Investment"])
    kept = Channel.objects.get()
    assert (kept.name, kept.address) == ("The Attic", LOFT)


@pytest.mark.requirement("A10")
def test_the_words_are_the_communitys_to_change(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert "Women" in queries.headings_of(soil_and_table)[0]
    with pytest.raises(Refused):
        actions.set_headings(by=ruth, community=soil_and_table, audiences=["Cooks"], needs=[])
    for _ in range(2):
        actions.set_headings(by=nell, community=soil_and_table, audiences=["Cooks", "cooks"], needs=["Flour"])
    assert queries.headings_of(soil_and_table) == (["Cooks"], ["Flour"])
    assert PowerAct.objects.filter(what__contains="channels are sorted").count() == 1


def test_forgetting_keeps_the_channel_and_no_name(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    channel = tells(ruth, soil_and_table)
    actions.judge(by=callum, channel=channel, is_good=True)
    actions.seek(by=callum, words=["Mentoring"])
    told = queries.own(callum)
    assert (told["judged"][0]["channel"], told["looks_for"]) == ("The Loft", ["Mentoring"])
    assert queries.own(ruth)["channels"][0]["address"] == LOFT
    for person in (ruth, callum):
        actions.forget(person=person)
    assert Channel.objects.get().by_id is None
    assert not Judgement.objects.exists()
    assert not Seeking.objects.exists()
