"""What the tests of acting for somebody tell again and again."""

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.helping import actions
from barnraiser.acts.helping.models import Agreement
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

HOUSE = "/communities/soil-and-table"


def signs_on_paper(host: Person, community: Community, name: str = "Ada Small") -> Person:
    """Somebody without a device comes in by a sheet of paper."""
    [sheet] = belonging.make_sheets(by=host, community=community)
    return belonging.enter_by_sheet(by=host, sheet=sheet, name=name, counts_ties=True)


def agreed(host: Person, helper: Person, person: Person, community: Community) -> Agreement:
    """The person signed that this member acts for them."""
    [sheet] = belonging.make_sheets(by=host, community=community, person=person)
    found = belonging.try_code(by=helper, community=community, code=sheet.printed_code, for_person=True)
    assert found
    return actions.agree_on_paper(by=helper, sheet=found)
