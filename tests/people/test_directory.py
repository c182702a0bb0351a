"""The directory: whom one finds, whom one does not, and that nobody stands there by standing."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions, directory
from barnraiser.people.directory import Near, Order, Wanted
from barnraiser.people.models import Audience, Consent, Listed, Part, Person, Showing, Wording
from barnraiser.ties import projector as ties

CANARY = "quoxzilla"


def found(viewer: Person, wanted: Wanted) -> list[Person]:
    looked = directory.look(viewer, wanted)
    entries = directory.in_order(looked, directory.found(looked))
    return [entry.person for entry in directory.with_people(entries)]


def counted(viewer: Person, wanted: Wanted) -> directory.Counted:
    return directory.counted(directory.look(viewer, wanted))


def why(viewer: Person, wanted: Wanted) -> dict[str, str]:
    looked = directory.look(viewer, wanted)
    entries = list(directory.with_people(directory.found(looked)))
    return {row.person.name: row.why for row in directory.rows(looked, entries)}


def facets(viewer: Person, wanted: Wanted, kind: str = "interests") -> dict[str, tuple[int | None, bool]]:
    looked = directory.look(viewer, wanted)
    counted = directory.counted(looked)
    entries = list(directory.with_people(counted.people))
    return {
        facet.value: (facet.count, facet.is_chosen)
        for facet in getattr(directory, kind)(looked, counted, entries)
    }


def says(person: Person, **more: Any) -> Person:
    """The person's page says it, and the person in hand knows."""
    actions.edit_profile(by=person, person=person, **more)
    person.refresh_from_db()
    return person


def shows(person: Person, parts: Iterable[Part]) -> None:
    """Every member may read these parts of the person's page, and no others."""
    Showing.objects.filter(person=person).delete()
    Showing.objects.bulk_create(
        [Showing(person=person, part=part, audience=Audience.NETWORK) for part in parts]
    )
    actions.list_person(person)


@pytest.mark.requirement("C1")
def test_a_shared_interest_finds_people_and_is_said(ruth: Person, callum: Person, priya: Person) -> None:
    seen = found(ruth, Wanted("soil"))
    assert callum in seen
    assert priya not in seen
    assert why(ruth, Wanted("soil"))[callum.name] == "You share Soil & Table. You both care about soil."
    assert ruth not in seen, "one looks for others"


def test_every_word_must_be_found_somewhere(ruth: Person, callum: Person) -> None:
    assert found(ruth, Wanted("callum soil")) == [callum]
    assert found(ruth, Wanted("callum wheat")) == []
    assert found(ruth, Wanted("alder", ["private"])) == [callum]
    assert callum not in found(ruth, Wanted(sectors=["public"]))


def test_accents_case_and_the_end_of_the_last_word_do_not_matter(ruth: Person, callum: Person) -> None:
    says(callum, story="Überall ist der Lehmboden müde.", place="Łódź")
    for words in ("uberall LEHM", "mude ubérall", "lodz", "Łódź", "lehmboden überall"):
        assert found(ruth, Wanted(words)) == [callum], words
    assert found(ruth, Wanted("lehm uberall")) == [], "only the last word may be a beginning"


@pytest.mark.parametrize(
    "words",
    [
        '" OR 1=1 --',
        "soil NOT wheat",
        "words:*",
        "'' & !x",
        "\x00",
        "((((",
        "*",
        "NEAR(soil wheat)",
        "𝔰𝔬𝔦𝔩",
        "土壌",
    ],
)
def test_what_is_typed_is_never_syntax(ruth: Person, callum: Person, words: str) -> None:
    """Reliability class 20."""
    found(ruth, Wanted(words))


def test_search_finds_nobody_unseen(ruth: Person, harald: Person) -> None:
    assert harald not in found(ruth, Wanted("Harald"))


def test_a_word_out_of_a_part_one_may_not_read_finds_nobody(ruth: Person, harald: Person) -> None:
    """Reliability class 1: neither the list, nor a number, nor a facet tells what is not shown."""
    says(
        harald,
        tagline=CANARY,
        story=CANARY,
        place=CANARY,
        country="NO",
        sector="media",
        tier=3,
        interests=["soil", CANARY],
    )
    shows(harald, [Part.NAME])
    assert found(ruth, Wanted("Harald")) == [harald], "who shows a name to every member is found by it"
    assert found(ruth, Wanted(sectors=["media"])) == []
    assert counted(ruth, Wanted("Harald", ["media"])).total == 0
    assert {facet.value: facet.count for facet in counted(ruth, Wanted("Harald")).sectors}["media"] == 0
    assert facets(ruth, Wanted("Harald")) == {}
    for wanted in (
        Wanted(CANARY),
        Wanted(CANARY[:4]),
        Wanted(interests=[CANARY]),
        Wanted(interests=["soil"]),
    ):
        assert harald not in found(ruth, wanted)
    assert CANARY not in str(why(ruth, Wanted("Harald")))
    assert why(ruth, Wanted("Harald")) == {harald.name: ""}
    shows(harald, [Part.NAME, Part.INTERESTS])
    assert found(ruth, Wanted(interests=["soil", CANARY])) == [harald]
    assert why(ruth, Wanted("Harald")) == {harald.name: "You both care about soil."}


def test_nobody_stands_there_twice_and_who_is_forgotten_not_at_all(ruth: Person, callum: Person) -> None:
    shows(callum, Part)
    assert found(ruth, Wanted("callum")) == [callum]
    assert Listed.objects.filter(person=callum).count() == 2
    before = Wording.objects.count()
    actions.forget(person=callum)
    assert Wording.objects.count() == before - 2
    assert not Listed.objects.filter(person=callum).exists()


def test_the_directory_made_anew_says_the_same(ruth: Person, callum: Person, priya: Person) -> None:
    def everything() -> set[tuple[object, ...]]:
        rows = Listed.objects.values_list("person", "reach", "called", "sector", "town", "interests__word")
        return set(rows)

    before = everything()
    assert actions.relist_people() == Person.objects.count()
    assert everything() == before
    assert found(ruth, Wanted("soil callum")) == [callum]


def stands(person: Person, latitude: float | None, longitude: float | None) -> None:
    """As the gazetteer would say it of a real place."""
    Person.objects.filter(pk=person.pk).update(latitude=latitude, longitude=longitude)
    actions.list_person(person)
    person.refresh_from_db()


@pytest.fixture
def valley(ruth: Person, callum: Person, priya: Person, nell: Person) -> list[Person]:
    """Ruth and Callum in Alder Valley, Priya in Ransdale of the same country, Nell abroad."""
    says(ruth, place="Alder Valley", country="GB")
    says(callum, place="alder valley", country="GB")
    says(priya, place="Ransdale", country="GB")
    says(nell, place="Alder Valley", country="FR")
    return [ruth, callum, priya, nell]


@pytest.mark.requirement("C2")
def test_a_search_widens_one_step_at_a_time_and_keeps_the_rest(ruth: Person, valley: list[Person]) -> None:
    callum, priya = valley[1:3]
    here = Wanted(sectors=["private", "public"], near=Near.PLACE)
    assert found(ruth, here) == [callum]
    there = counted(ruth, here).steps
    assert [(step.near, step.count, step.is_chosen) for step in there] == [
        (Near.PLACE, 1, True),
        (Near.COUNTRY, 2, False),
        (Near.ANYWHERE, 2, False),
    ]
    wide = directory.wider(there)
    assert wide
    assert wide.label == "The whole country (United Kingdom)"
    assert wide.url == "?sector=private&sector=public&near=country"
    assert set(found(ruth, Wanted(sectors=["private", "public"], near=Near.COUNTRY))) == {callum, priya}
    assert [step.said for step in there] == ["in Alder Valley", "in the whole country (United Kingdom)", ""]


def test_a_place_of_the_same_name_abroad_is_not_ones_own(ruth: Person, valley: list[Person]) -> None:
    assert valley[3] not in found(ruth, Wanted(near=Near.PLACE))
    assert valley[3] in found(ruth, Wanted())


def test_what_one_has_not_said_is_no_step(callum: Person, soil_and_table: Community) -> None:
    says(callum, place="", country="")
    assert [step.near for step in counted(callum, Wanted()).steps] == [Near.ANYWHERE]
    assert found(callum, Wanted(near=Near.PLACE)) == [], "nobody is near nowhere"


def test_many_are_counted_in_the_database_as_a_few_are_in_hand(
    ruth: Person, valley: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        Wanted(sectors=["private", "public"], near=Near.PLACE),
        Wanted("alder", near=Near.COUNTRY),
        Wanted(sectors=["nonprofit"]),
        Wanted(),
    ]

    def numbers() -> list[object]:
        told = [counted(ruth, wanted) for wanted in asked]
        return [(each.total, each.steps, each.sectors, set(each.people)) for each in told]

    in_hand = numbers()
    monkeypatch.setattr("barnraiser.people.directory.counting.FEW", 0)
    assert numbers() == in_hand
    monkeypatch.setattr("barnraiser.people.directory.facets.RECOUNTED", 0)
    assert facets(ruth, Wanted())["soil"] == (None, False), "too many to count again"


@pytest.mark.requirement("C1", "C4", "C5")
def test_facets_say_how_many_there_are_with_the_rest_kept(
    ruth: Person, callum: Person, priya: Person
) -> None:
    counts = {facet.value: facet.count for facet in counted(ruth, Wanted(sectors=["public"])).sectors}
    assert counts == {"public": 1, "private": 1, "academia": 0, "nonprofit": 1, "media": 0}
    words = facets(ruth, Wanted(interests=["Soil"]))
    assert words["soil"] == (2, True)
    assert "wheat" not in words, "what only the viewer cares about finds nobody"
    assert next(iter(words)) == "soil", "one's own come first"
    assert found(ruth, Wanted(interests=["soil", "LENTILS"])) == [callum]
    assert found(ruth, Wanted(interests=["nobody's"])) == []


def test_a_language_finds_who_speaks_it(ruth: Person, callum: Person, priya: Person) -> None:
    for person, code in ((callum, "fr"), (priya, "hi"), (ruth, "hi")):
        person.languages.create(code=code)
        actions.list_person(person)
    assert found(ruth, Wanted(languages=["fr", "hi"])) == [callum, priya]
    assert found(ruth, Wanted("french")) == [callum]
    assert facets(ruth, Wanted(languages=["fr"]), "languages") == {"fr": (None, True), "hi": (None, False)}
    assert facets(ruth, Wanted(), "languages") == {"fr": (1, False), "hi": (1, False)}


def test_what_they_give_finds_people_as_far_as_one_sees_it(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    reciprocity.offer(by=callum, community=soil_and_table, gift="skills", title="Sharpening scythes")
    assert found(ruth, Wanted(gives="scythe")) == found(ruth, Wanted(gives="skills")) == [callum]
    assert "Gives: Sharpening scythes." in why(ruth, Wanted(gives="scythe"))[callum.name]
    shows(callum, [Part.NAME])
    assert found(harald, Wanted("callum")) == [callum]
    assert found(harald, Wanted(gives="scythe")) == []
    assert why(harald, Wanted("callum")) == {callum.name: ""}


@pytest.mark.requirement("C12")
def test_another_background_with_the_same_interest_is_found_and_said(
    ruth: Person, valley: list[Person]
) -> None:
    callum, priya, nell = valley[1:]
    says(callum, interests=["soil"], sector="academia", tier=2)
    says(priya, interests=["soil"], sector="private")
    says(nell, interests=["soil"], sector="media")
    assert found(ruth, Wanted(unlike=True)) == [nell], "another sector, and another country, place or tier"
    said = why(ruth, Wanted(unlike=True))[nell.name]
    assert said.endswith(
        "You both care about soil. Another background: Media, where you are Private and in France."
    )
    says(ruth, tier=3)
    assert set(found(ruth, Wanted(unlike=True))) == {callum, nell}
    assert "doing this work" in why(ruth, Wanted(unlike=True))[callum.name]
    says(ruth, interests=[])
    assert found(ruth, Wanted(unlike=True)) == []


@pytest.mark.requirement("C7")
def test_there_are_three_orders_and_none_is_by_standing(ruth: Person, valley: list[Person]) -> None:
    callum, priya, nell = valley[1:]
    assert set(Order) == {"relevance", "distance", "lately"}
    says(nell, tagline="Asked Callum about soil")
    assert found(ruth, Wanted("callum")) == [callum, nell], "who is called so comes first"
    says(priya, interests=["soil", "wheat"])
    assert found(ruth, Wanted(order=Order.RELEVANCE))[0] == priya, "then who shares most with the viewer"
    for person, point in ((ruth, (54, -2)), (callum, (54, -2)), (priya, (53, -1)), (nell, (46, 5))):
        stands(person, *point)
    assert found(ruth, Wanted(order=Order.DISTANCE)) == [callum, priya, nell]
    looked = directory.look(ruth, Wanted(order=Order.DISTANCE))
    far = directory.rows(looked, list(directory.with_people(directory.found(looked))))
    assert {row.person.name: row.why.rpartition(".")[0].split(". ")[-1] for row in far}[priya.name] == (
        "About 130 km away"
    )
    with clock.at(clock.now() + timedelta(days=1)):
        newest = actions.introduce(name="Newcomer")
    shows(newest, [Part.NAME])
    assert found(ruth, Wanted())[0] == newest, "nothing asked: who joined lately"
    stands(ruth, None, None)
    assert [order for order, _ in directory.orders(directory.look(ruth, Wanted()))] == ["relevance", "lately"]
    assert directory.order_of(directory.look(ruth, Wanted(order=Order.DISTANCE))) == Order.RELEVANCE


def test_a_search_is_its_address(ruth: Person) -> None:
    wanted = Wanted("living soil", ["media", "public"], ["school meals"], ["fr"], "bread", Near.COUNTRY, True)
    assert wanted.asked == (
        "q=living+soil&sector=media&sector=public&interest=school+meals&language=fr&gives=bread&unlike=yes&near=country"
    )
    assert wanted.but(order=Order.LATELY).link.endswith("&near=country&order=lately")
    assert Wanted().link == "?"


def test_a_search_makes_sense_of_what_it_can() -> None:
    read = directory.read
    assert read("q=wet+clay&sector=private&sector=kings") == Wanted("wet clay", ["private"])
    assert read("q=%00&sector=media&unlike=maybe&order=popular") == Wanted(sectors=["media"])
    assert read("") == Wanted()
    far = read("interest=soil&interest=+wet+clay&near=country&language=fr&language=elvish")
    assert (far.interests, far.near, far.languages) == (["soil", "wet clay"], Near.COUNTRY, ["fr"])
    assert read("near=moon&interest=" + "a" * 41) == Wanted()
    assert len(read("q=" + "a" * 200_000).words) == 200


def test_what_is_between_two_narrows_beside_everything_else_and_stays_when_the_place_widens(
    ruth: Person, valley: list[Person], soil_and_table: Community
) -> None:
    """C13, C2: whom somebody could introduce, and whose ask one could help with."""
    callum, priya, nell = valley[1:]
    reciprocity.offer(by=ruth, community=soil_and_table, gift="skills", title="Sharpening scythes")
    for one in (callum, priya):
        reciprocity.ask(by=one, community=soil_and_table, gift="skills", title="Two blunt scythes")
    helping, both = Wanted(between=["help"]), Wanted(between=["introduction", "help"])
    assert set(found(ruth, helping)) == {callum, priya}
    assert found(ruth, both) == [], "Ruth has no tie yet"
    answered(by=nell, whom=ruth, community=soil_and_table)
    answered(by=nell, whom=priya, community=soil_and_table)
    ties.catch_up(soil_and_table)
    assert found(ruth, both) == [priya]
    assert found(ruth, both.but(sectors=[callum.sector])) == []
    here = counted(ruth, helping.but(near=Near.PLACE))
    assert (here.total, [step.count for step in here.steps]) == (1, [1, 2, 2])
    wide = directory.wider(here.steps)
    assert wide
    assert wide.url == "?between=help&near=country"
    assert reasons(ruth, both) == {
        priya.name: [
            ("Nell Whitlock could introduce you.", "Ask Nell Whitlock"),
            (
                "Your offer “Sharpening scythes” speaks of “scythes” too. They ask:",
                "Two blunt scythes",
            ),
        ]
    }
    assert reasons(ruth, Wanted("priya")) == {priya.name: []}, "said where it was asked"


def answered(*, by: Person, whom: Person, community: Community) -> None:
    talk = conversations.start(by=whom, community=community, kind="question", title="Seed?", words="Whose?")
    conversations.reply(by=by, conversation=talk, words="Mine, if you like.")


def reasons(viewer: Person, wanted: Wanted) -> dict[str, list[tuple[str, str]]]:
    looked = directory.look(viewer, wanted)
    entries = list(directory.with_people(directory.found(looked)))
    rows = directory.rows(looked, entries)
    return {row.person.name: [(card.words, card.title) for card in row.reasons] for row in rows}


def test_what_is_between_two_is_part_of_the_address_and_of_the_sentence(ruth: Person) -> None:
    wanted = directory.read("between=help&between=introduction&between=love&near=country")
    assert wanted == Wanted(near=Near.COUNTRY, between=["introduction", "help"])
    assert wanted.asked == "between=introduction&between=help&near=country"
    assert wanted.is_anything
    [_, clause] = directory.sentence(ruth, wanted)
    assert clause.begins == "who have"
    assert [(chip.label, chip.url) for chip in clause.chips] == [
        ("somebody who could introduce you", "?between=help&near=country"),
        ("an ask you could help with", "?between=introduction&near=country"),
    ]
    assert [facet.is_chosen for facet in directory.betweens(directory.look(ruth, wanted))] == [True, True]


def test_who_is_not_listed_is_found_by_nothing_between_two(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    reciprocity.offer(by=ruth, community=soil_and_table, gift="skills", title="Sharpening scythes")
    reciprocity.ask(by=callum, community=soil_and_table, gift="skills", title="Two blunt scythes")
    assert found(ruth, Wanted(between=["help"])) == [callum]
    actions.answer_consent(by=callum, purpose=Consent.Purpose.DIRECTORY, given=False)
    assert found(ruth, Wanted(between=["help"])) == []
    assert counted(ruth, Wanted(between=["help"])).total == 0
