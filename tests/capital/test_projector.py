from datetime import timedelta

import pytest
from tiework import __version__

from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.capital import projector, soundings
from barnraiser.capital.models import Map, OwnReading, Participation, Reading, Sounding
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import policy
from tests.capital.conftest import SUMMER, neighbours, talk


def everything(community: Community) -> list[list[str]]:
    """All that is derived, except when it was worked out."""
    kept: list[list[str]] = []
    for model in (Sounding, OwnReading, Map, Participation):
        names = [f.attname for f in model._meta.concrete_fields if f.name not in ("id", "made_at")]
        kept.append(sorted(map(repr, model.objects.filter(community=community).values_list(*names))))
    names = [f.attname for f in Reading._meta.concrete_fields if f.name not in ("id", "sounding")]
    rows = Reading.objects.filter(sounding__community=community).values_list("sounding__as_of", *names)
    return [*kept, sorted(map(repr, rows))]


def reading(community: Community, key: str) -> Reading:
    return Reading.objects.filter(sounding__community=community, key=key).order_by("sounding__as_of").last()  # type: ignore[return-value]


def test_rebuild_equals_incremental(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER - timedelta(days=20)):
        projector.catch_up(village)
    with clock.at(SUMMER):
        people.answer_consent(by=ruth, purpose=Consent.Purpose.TIES, given=False)
        projector.catch_up(village)
        kept_up = everything(village)
        projector.rebuild(village)
        assert everything(village) == kept_up


def test_nothing_is_worked_out_twice(village: Community, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
        monkeypatch.setattr(projector, "figures", lambda base: pytest.fail("worked out again"))
        projector.catch_up(village)


@pytest.mark.requirement("K11")
def test_every_figure_has_its_range_its_count_and_what_it_takes_to_work_it_out_again(
    village: Community,
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    now = Sounding.objects.filter(community=village).latest("as_of")
    assert now.engine_version == __version__
    assert now.ledger_mark == Act.objects.filter(within=village).latest("pk").pk
    assert now.policy == policy.print_of(policy.of(village))
    given = Reading.objects.filter(sounding=now, refusal="")
    assert {"mean_bonding", "mean_bridging", "weighted_reciprocity", "ei_index"} <= {r.key for r in given}
    for r in given:
        assert r.n > 0
        if r.interval_kind.startswith(("none: everybody is counted", "none: all of")):
            assert (r.low, r.high) == (None, None)
            continue
        assert r.low is not None
        assert r.high is not None
        assert r.value is not None
        assert r.low <= r.value <= r.high
        assert f"{soundings.REPLICATES_NOW} replicates" in r.interval_kind
        assert (r.at_half, r.at_double) != (None, None)


def test_earlier_readings_are_worked_out_from_the_ledger_as_it_stood_then(village: Community) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    then = list(Sounding.objects.filter(community=village).order_by("as_of"))
    assert [s.as_of.day for s in then[:-1]] == [1] * (len(then) - 1)
    assert len(then) == 2
    assert then[0].act_count < then[-1].act_count


def test_too_few_members_are_refused_with_the_reason_and_what_would_be_enough(
    nell: Person, soil_and_table: Community
) -> None:
    talk(soil_and_table, [nell, *neighbours(soil_and_table, 6)], 100)
    with clock.at(SUMMER):
        projector.catch_up(soil_and_table)
    rows = Reading.objects.filter(sounding__community=soil_and_table)
    assert {row.refusal for row in rows} == {"R1"}
    assert {row.value for row in rows} == {None}
    assert rows[0].reason == "only seven members can be counted here"
    assert rows[0].enough == "figures begin at eight"
    assert not Map.objects.exists()


def test_three_who_talk_among_many_who_do_not_are_not_shown_either(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    quiet = neighbours(soil_and_table, 20)
    talk(soil_and_table, [nell, ruth, quiet[0]], 100)
    with clock.at(SUMMER):
        projector.catch_up(soil_and_table)
    assert reading(soil_and_table, "weighted_reciprocity").refusal == "R1"


def test_with_too_many_left_out_nothing_is_said_about_the_rest(village: Community) -> None:
    for person in Person.objects.filter(memberships__community=village)[:7]:
        people.answer_consent(by=person, purpose=Consent.Purpose.TIES, given=False)
    with clock.at(SUMMER):
        projector.catch_up(village)
    assert reading(village, "density").refusal == "R7"


def test_who_declines_is_left_out_and_has_no_figures(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
        assert OwnReading.objects.filter(person=ruth).exists()
        people.answer_consent(by=ruth, purpose=Consent.Purpose.TIES, given=False)
        projector.catch_up(village)
    now = Sounding.objects.filter(community=village).latest("as_of")
    assert (now.members, now.left_out) == (15, 1)
    assert not OwnReading.objects.filter(person=ruth).exists()
    assert Map.objects.get().said["tied"] == 15


def test_who_is_forgotten_is_nowhere_in_it(village: Community, ruth: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
        forget = manifests()["capital"].forget
        assert forget
        forget(person=ruth)
    assert not OwnReading.objects.filter(person=ruth).exists()
    assert not Map.objects.filter(community=village).exists()
    assert not Sounding.objects.filter(community=village).exists()


@pytest.mark.requirement("K3")
def test_linking_is_measured_where_people_said_how_far_they_decide_and_refused_where_they_did_not(
    village: Community,
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
        refused = reading(village, "mean_linking")
        assert (refused.refusal, refused.value) == ("R4", None)
        assert "said how far they decide" in refused.reason
        for k, person in enumerate(Person.objects.filter(memberships__community=village)):
            people.edit_profile(by=person, person=person, tier=1 + k % 3)
        projector.catch_up(village)
        given = reading(village, "mean_linking")
        assert given.refusal == ""
        assert given.value is not None
        assert given.low is not None
        assert given.high is not None
        assert 0 < given.low <= given.value <= given.high


def help_goes_round(community: Community, here: list[Person]) -> None:
    """Each in turn asks, is helped by the one before, and confirms it."""
    for k, asker in enumerate(here):
        with clock.at(SUMMER - timedelta(days=40 - k)):
            ask = reciprocity.ask(
                by=asker, community=community, gift="skills", title="A hand with the drill?"
            )
            answer = reciprocity.answer(by=here[k - 1], favour=ask)
            reciprocity.agree(by=asker, answer=answer)
            reciprocity.confirm(by=asker, answer=answer)


@pytest.mark.requirement("D11", "D12")
def test_help_passed_on_and_kept_word_follow_from_confirmed_help_and_are_kept_over_time(
    village: Community,
) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
        assert reading(village, "passed_on").reason.startswith("no people were helped")
        assert reading(village, "kept_word").reason == "no promise has an outcome yet"
    for membership in Membership.objects.filter(community=village).select_related("community"):
        communities.affirm(membership=membership)
    here = list(Person.objects.filter(memberships__community=village).order_by("pk"))
    help_goes_round(village, here)
    with clock.at(SUMMER):
        projector.catch_up(village)
    passed, kept = reading(village, "passed_on"), reading(village, "kept_word")
    assert (passed.n, passed.n_of) == (len(here), "people helped")
    assert passed.value == pytest.approx((len(here) - 1) / len(here)), "the last one was helped last"
    assert passed.value is not None
    assert passed.low is not None
    assert passed.low < passed.value < 1
    assert kept.n == len(here)
    assert kept.value is not None
    assert 0.9 < kept.value < 1, "a little evidence of breaking is added, so that nothing is certain"
    earlier = Reading.objects.filter(sounding__community=village, key="passed_on").order_by("sounding__as_of")
    assert earlier[0].refusal, "before, nobody had been helped"
    assert not earlier.reverse()[0].refusal
