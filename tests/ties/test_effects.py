import pytest

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import effects
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from barnraiser.ties import policy
from barnraiser.ties.models import Weight

from .reweighing import DECISION, REPLIED, reweighs

pytestmark = pytest.mark.django_db


def test_it_asks_for_one_act_that_forms_ties_and_its_weight(soil_and_table: Community) -> None:
    effect = effects()["ties.reweigh"]
    empty = effect.form(soil_and_table, None)
    offered = [code for code, _ in empty.fields["kind"].choices]
    assert set(offered) == {code for code in policy.WORTHS if policy.forms_tie(code)}
    form = effect.form(soil_and_table, {"kind": REPLIED, "weight": "2.5"})
    assert form.is_valid()
    assert form.cleaned_data == {"kind": REPLIED, "weight": 2.5, "version": 0}
    for wrong in ({"kind": REPLIED, "weight": "6"}, {"kind": "conversations.started", "weight": "1"}, {}):
        assert not effect.form(soil_and_table, wrong).is_valid()


def test_it_says_what_will_be_true_and_makes_it_so(ruth: Person, soil_and_table: Community) -> None:
    effect = effects()["ties.reweigh"]
    values = {"kind": REPLIED, "weight": 2.5, "version": 0}
    said = effect.says(soil_and_table, values)
    assert said == "“Somebody answered somebody” counts 2.5 for a tie here. The house counts it 1."
    effect.carry_out(community=soil_and_table, values=values, by=ruth, decision=DECISION)
    assert Weight.objects.get().weight == 2.5
    with pytest.raises(Refused, match="another decision"):
        effect.carry_out(community=soil_and_table, values=values, by=ruth, decision=DECISION)


def test_the_form_names_the_weight_of_today(soil_and_table: Community) -> None:
    reweighs(soil_and_table, 4)
    form = effects()["ties.reweigh"].form(soil_and_table, None)
    assert ("Somebody answered somebody (now 4)") in [words for _, words in form.fields["kind"].choices]
