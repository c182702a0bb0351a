from barnraiser.people.gazetteer.towns import Towns
from tools.gazetteer import names_of, row_of, text

HEREFORD = {
    "geonameid": 7, "name": "Hereford", "latitude": 52.05684, "longitude": -2.71482, "countrycode": "GB",
    "population": 60_415, "admin1code": "ENG",
    "alternatenames": ["HFD", "https://hereford.example", "he li fu de", "Henffordd", "Херефорд", ""],
}  # fmt: skip
NULL = HEREFORD | {
    "geonameid": 8,
    "name": "Null",
    "latitude": -0.04,
    "longitude": 0.01,
    "population": 9,
    "alternatenames": ["Hereford"],
}


def test_names_are_those_that_people_say() -> None:
    assert names_of(HEREFORD) == {"hereford", "henffordd", "херефорд"}


def test_a_point_is_rounded_and_never_less_than_nought_by_nothing() -> None:
    assert row_of(HEREFORD) == "7\tHereford\tGB\tENG\t52.1\t-2.7"
    assert row_of(NULL).endswith("\t0.0\t0.0")


def test_what_is_written_is_what_is_read_the_largest_first() -> None:
    kept = Towns(text([NULL, HEREFORD]))
    assert (kept.town(0).name, kept.town(1).name) == ("Hereford", "Null")
    assert list(kept.names.exactly(b"hereford")) == [b"hereford\t0 1"]
    assert kept.town(0).region == "England"
