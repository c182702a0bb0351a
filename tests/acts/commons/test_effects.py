import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.commons import actions, queries
from barnraiser.acts.commons.models import Norm
from barnraiser.acts.decisions.models import Outcome
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground.manifest import effects, norms
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.decisions.telling import passing
from tests.reading import page
from tests.signing_in import signed_in

from .telling import HOME

OURS = "Say what you saw. Ask before you advise."


@pytest.mark.requirement("E4")
def test_how_members_talk_is_said_by_a_decision_and_stands_in_their_own_words(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert norms(soil_and_table) == ""
    outcome = passing("commons.norms", {"text": OURS, "number": 0}, nell, soil_and_table)
    assert outcome.result == Outcome.Result.PASSED
    assert norms(soil_and_table) == OURS
    assert "Ask before you advise" in page(signed_in(ruth), HOME)
    assert PowerAct.objects.filter(what="How we talk with each other was changed", by=None).exists()
    passing("commons.norms", {"text": "Only listen.", "number": 1}, nell, soil_and_table)
    assert [norm.text for norm in queries.norms_of(soil_and_table)] == ["Only listen.", OURS]


def test_what_was_changed_since_is_not_written_over(nell: Person, soil_and_table: Community) -> None:
    decision = Ref("decisions", "proposal", "4k7")
    actions.adopt_norm(community=soil_and_table, text=OURS, number=0, decision=decision)
    with pytest.raises(Refused, match="propose anew"):
        actions.adopt_norm(community=soil_and_table, text="Other.", number=0, decision=decision)
    with pytest.raises(Refused, match="in words"):
        actions.adopt_norm(community=soil_and_table, text=" ", number=1, decision=decision)
    for wrong in (
        {"number": 2, "decided_by": ""},
        {"number": 2, "decided_by": "x"},
        {"number": 1, "decided_by": "x"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Norm.objects.create(community=soil_and_table, text="Mine.", **wrong)


def test_the_form_begins_with_what_stands(nell: Person, soil_and_table: Community) -> None:
    effect = effects()["commons.norms"]
    assert effect.form(soil_and_table, None)["text"].value() == ""
    passing("commons.norms", {"text": OURS, "number": 0}, nell, soil_and_table)
    assert effect.form(soil_and_table, None)["text"].value() == OURS
    form = effect.form(soil_and_table, {"text": "Other.", "number": 9})
    assert form.is_valid()
    assert form.cleaned_data == {"text": "Other.", "number": 1}
    assert OURS in effect.says(soil_and_table, {"text": OURS})
    assert not effect.form(soil_and_table, {"text": "x" * 601}).is_valid()
