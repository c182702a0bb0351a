import pytest

from barnraiser.acts.helping.forms import DeedForm, WhoForm
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person


def test_news_has_words_and_a_stance_a_side() -> None:
    assert not DeedForm({"what": "tells", "title": "Eggs"}).is_valid()
    assert not DeedForm({"what": "stands", "code": "x"}).is_valid()
    assert not DeedForm({"what": "leaves"}).is_valid()
    form = DeedForm({"what": "stands", "code": "x", "stance": "aside"})
    assert form.is_valid()
    assert form.words_said()["stance"] == "aside"


@pytest.mark.django_db
def test_only_members_are_named_and_only_who_came_in_acts(nell: Person, soil_and_table: Community) -> None:
    ghost = people.introduce(name="Archie Vale")
    communities.admit(person=ghost, community=soil_and_table)
    members = queries.members(nell, soil_and_table)
    assert not WhoForm({"person": "zz"}, members=members, witnessed=False).is_valid()
    both = WhoForm({"person": "Archie Vale", "helper": "@nell-whitlock"}, members=members, witnessed=True)
    assert both.is_valid()
    assert (both.cleaned_data["person"], both.cleaned_data["helper"]) == (ghost, nell)
    assert not WhoForm({"person": "Nell", "helper": "Archie"}, members=members, witnessed=True).is_valid()
