"""How the tests of the pages look at them."""

from typing import Any

from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import METER

LIST = "/communities/soil-and-table/exchange/"


GOOD = {"title": METER, "gift": "resources", "words": "*Any* brand.", "until": ""}


def post(person: Person, url: str, **data: Any) -> int:
    return signed_in(person).post(url, data).status_code
