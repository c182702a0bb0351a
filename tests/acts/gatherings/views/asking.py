"""The form that calls a gathering, filled in."""

LIST = "/communities/soil-and-table/gatherings/"
CALL = f"{LIST}call/"
GIVEN = {
    "title": "Soup",
    "words": "Bring a **bowl**.",
    "day": "2026-10-17",
    "starts": "13:00",
    "ends": "18:00",
    "way": "in_person",
    "place": "The barn",
}
