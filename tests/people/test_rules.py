from barnraiser.people.models import Person
from barnraiser.people.rules import may_edit


def test_a_profile_is_its_persons_own(ruth: Person, nell: Person) -> None:
    assert may_edit(ruth, ruth)
    assert "nobody else" in may_edit(nell, ruth).reason
