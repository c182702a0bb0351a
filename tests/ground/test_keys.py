from barnraiser.people.models import Person


def test_people_are_found_by_any_number_of_keys(ruth: Person, nell: Person) -> None:
    many = range(nell.pk + 1, nell.pk + 300_000)
    found = Person.objects.filter(pk__among=[ruth.pk, nell.pk, *many])
    assert set(found) == {ruth, nell}
    assert Person.objects.exclude(pk__among=[ruth.pk]).count() == Person.objects.count() - 1
    assert not Person.objects.filter(pk__among=[]).exists()
