from datetime import date

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Answer,
    Favour,
    Introduction,
    Miss,
    Rejoinder,
    StepBack,
    Thanks,
)
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from ..telling import (
    answers,
    asks,
    confirmed,
    introduces,
    offers,
    promised,
    stands,
    told,
)

pytestmark = pytest.mark.django_db


def test_forgetting_a_helper_takes_their_words_and_keeps_the_help_of_others(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask, offer = (
        asks(ruth, soil_and_table),
        offers(callum, soil_and_table, title="Callum’s meter", words="Mine"),
    )
    helped, waiting = confirmed(callum, ask), answers(callum, asks(priya, soil_and_table))
    taken = confirmed(ruth, offer)
    actions.thank(by=ruth, answer=helped, words="Thank you, Callum.", is_public=True)
    actions.forget(person=callum)
    assert not Answer.objects.filter(pk=waiting.pk).exists()
    kept = stands(helped)
    assert (kept.by, kept.words, kept.state) == (None, "", Answer.State.CONFIRMED)
    offer.refresh_from_db()
    assert (offer.by_id, offer.words) == (None, "")
    assert "Callum" not in offer.title
    assert stands(taken).by == ruth, "what others took up stays theirs"


def test_forgetting_a_receiver_empties_thanks_views_and_asks(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    asked = asks(ruth, soil_and_table, words="My barn.")
    thanked = confirmed(callum, asked)
    actions.thank(by=ruth, answer=thanked, words="Ruth thanks you.", is_public=True)
    missed = promised(priya, asked)
    actions.say_missed(by=ruth, answer=missed, words="I stood there.")
    actions.rejoin(by=priya, answer=missed, agrees=False, words="So did I.")
    back = promised(nell, asked)
    actions.step_back(by=ruth, answer=back, words="From Ruth.")
    to_ruth, lone = asks(callum, soil_and_table, to=ruth), asks(ruth, soil_and_table)
    helped_to_one = confirmed(ruth, asks(priya, soil_and_table, to=ruth)).favour
    actions.forget(person=ruth)
    assert not Favour.objects.filter(pk__in=[to_ruth.pk, lone.pk]).exists()
    assert Thanks.objects.get().words == ""
    assert (Miss.objects.get().words, Miss.objects.get().by_id) == ("", None)
    assert StepBack.objects.get().words == ""
    assert Rejoinder.objects.get().words == "So did I.", "what others said stays theirs"
    helped_to_one.refresh_from_db()
    assert helped_to_one.to_id is None
    assert helped_to_one.is_to_one, "what was between two does not come into the open"


def test_forgetting_one_of_an_introduction_takes_it_away_and_the_introducer_leaves_it(
    nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    of_ruth, of_others = introduces(nell, ruth, callum), introduces(ruth, callum, priya, "They bake.")
    actions.respond(by=ruth, introduction=of_ruth, is_yes=True)
    actions.forget(person=ruth)
    kept = Introduction.objects.get()
    assert (kept.pk, kept.by_id, kept.words) == (of_others.pk, None, "")
    with pytest.raises(Refused, match="no longer here"):
        actions.respond(by=callum, introduction=kept, is_yes=True)


def test_a_whole_person_is_forgotten_through_the_house(
    nell: Person, soil_and_table: Community, callum: Person
) -> None:
    wendell = joins(cast.WENDELL, soil_and_table, nell)
    confirmed(wendell, asks(callum, soil_and_table, until=date(2099, 1, 1)))
    belonging.forget_me(by=wendell)
    assert Answer.objects.get().by_id is None
    assert "helped nobody > Callum" in told(), "the count of acts stays true"
