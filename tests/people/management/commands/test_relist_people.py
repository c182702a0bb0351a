from io import StringIO

from django.core.management import call_command

from barnraiser.people import actions
from barnraiser.people.models import Listed, Person


def test_the_directory_is_made_anew_or_filled_up(ruth: Person, callum: Person) -> None:
    actions.unlist_people([ruth.pk])
    said = StringIO()
    call_command("relist_people", "--missing", stdout=said)
    assert said.getvalue() == "1 people stand in the directory anew.\n"
    call_command("relist_people", verbosity=0)
    assert Listed.objects.count() == Person.objects.count()
