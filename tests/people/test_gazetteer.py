"""The shipped towns: found in any language, told apart, and never nearer than ten kilometres."""

from decimal import Decimal

from barnraiser.people import gazetteer
from barnraiser.people.gazetteer.lines import Lines


def test_a_town_is_found_however_its_people_spell_it() -> None:
    for words in ("München", "munich", "MÜNCHEN", "Мюнхен", "ミュンヘン", "Munchen"):
        assert gazetteer.named(words)[0].name == "Munich", words
    assert gazetteer.named("Łódź")[0].country == "PL"
    assert gazetteer.named("Alder Valley") == gazetteer.named("") == gazetteer.named("‮") == []


def test_a_name_that_several_towns_have_gives_them_all_and_a_country_narrows_it() -> None:
    assert {town.country for town in gazetteer.named("Ludlow")} == {"GB", "US", "ZA"}
    assert [town.geoname for town in gazetteer.named("Ludlow", "GB")] == [2643425]
    assert gazetteer.named("Ludlow", "FR") == []
    labels = gazetteer.labels(gazetteer.named("Springfield", "US")).values()
    assert "Springfield, Illinois, United States" in labels
    assert len(set(labels)) == len(labels)


def test_a_label_of_ours_is_read_back_as_the_town_it_names() -> None:
    for written in ("Ludlow, United Kingdom", "ludlow, england, united kingdom"):
        spelled, found = gazetteer.read(written)
        assert (spelled.lower(), [town.geoname for town in found]) == ("ludlow", [2643425])
    assert gazetteer.read("Nether Pasture, by the mill") == ("Nether Pasture, by the mill", [])


def test_a_point_is_a_tenth_of_a_degree_and_no_finer() -> None:
    town = gazetteer.named("Ludlow", "GB")[0]
    assert (town.latitude, town.longitude) == (Decimal("52.4"), Decimal("-2.7"))


def test_three_letters_begin_a_town_and_its_own_name_comes_first() -> None:
    assert gazetteer.beginning("lu") == []
    assert gazetteer.beginning("ludl")[0].name == "Ludlow"
    assert gazetteer.beginning("san", "IT", most=3)[0].country == "IT"


def test_lines_are_found_by_halving_wherever_they_stand() -> None:
    keys = sorted({f"{n * 7919 % 1000:03}" for n in range(300)})
    lines = Lines(b"\n".join(f"{key}\t{key}".encode() for key in keys))
    for key in keys:
        assert list(lines.exactly(key.encode())) == [f"{key}\t{key}".encode()]
    assert [line[:3].decode() for line in lines.starting(b"1")] == [key for key in keys if key[0] == "1"]
    assert list(lines.exactly(b"zzz")) == list(Lines(b"").starting(b"a")) == []
