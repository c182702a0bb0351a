from datetime import timedelta

import pytest
from django.core import mail

from barnraiser.acts.claims import actions, queries, rules, tasks
from barnraiser.acts.claims.models import Claim, token_for
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.imports.models import ImportedPerson
from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins


def said_by(person: Person) -> int:
    return Message.objects.filter(by=person).count()


def test_by_a_letter_what_was_said_becomes_theirs(ruth: Person, lucy: Person) -> None:
    words, acts = said_by(lucy), Act.objects.filter(by=lucy).count()
    assert words == 2
    claim = actions.claim(by=ruth, person=lucy)
    tasks.send_letters.call(claim.pk)
    [letter] = [one for one in mail.outbox if one.to == [cast.LUCY.address]]
    assert token_for(claim.code) in str(letter.body)
    assert cast.RUTH.address not in str(letter.body)
    found = queries.behind(ruth, token_for(claim.code))
    assert found
    actions.prove(by=ruth, claim=found)
    assert said_by(ruth) == words
    assert Act.objects.filter(by=ruth, kind__startswith="conversations.").count() == acts
    assert not Person.objects.filter(pk=lucy.pk).exists(), "there is one of them"
    assert people.with_address(cast.LUCY.address) == ruth
    assert ImportedPerson.objects.filter(person=ruth).count() == 1


def test_by_a_steward_and_ones_own_second_word(
    nell: Person, ruth: Person, lucy: Person, soil_and_table: Community
) -> None:
    claim = actions.claim(by=ruth, person=lucy, words="I wrote of carrots.")
    with pytest.raises(Refused, match="Nobody has confirmed"):
        actions.finish(by=ruth, claim=claim)
    with pytest.raises(Refused, match="Somebody else"):
        actions.confirm(by=ruth, claim=claim)
    assert [one.act for one in queries.openings(nell)] == ["Read and answer"]
    actions.confirm(by=nell, claim=claim)
    assert PowerAct.objects.filter(
        community=soil_and_table, what__startswith="Confirmed that Lucy Tran"
    ).exists()
    with pytest.raises(Refused, match="another’s"):
        actions.finish(by=nell, claim=claim)
    assert [one.act for one in queries.openings(ruth)] == ["Read what it means"]
    actions.finish(by=ruth, claim=claim)
    assert said_by(ruth) == 2
    with pytest.raises(Refused, match="ended or run out"):
        actions.finish(by=ruth, claim=claim)


def test_answers_to_oneself_tie_nobody(nell: Person, soil_and_table: Community, lucy: Person) -> None:
    joaquin = people.with_address(cast.JOAQUIN.address)
    assert joaquin
    between = Party.objects.filter(act__by=lucy, person=joaquin)
    assert between.exists()
    orla = joins(cast.ORLA, soil_and_table, nell)
    for person in (lucy, joaquin):
        claim = actions.claim(by=orla, person=person)
        actions.prove(by=orla, claim=claim)
    assert not Party.objects.filter(act__by=orla, person=orla).exists()


def test_where_both_stood_one_row_stays(ruth: Person, lucy: Person, soil_and_table: Community) -> None:
    ImportedPerson.objects.create(community=soil_and_table, person=ruth)
    actions.prove(by=ruth, claim=actions.claim(by=ruth, person=lucy))
    assert ImportedPerson.objects.filter(community=soil_and_table, person=ruth).count() == 1


def test_a_stranger_a_member_and_who_is_in_are_not_claimed(
    nell: Person, ruth: Person, callum: Person, harald: Person, lucy: Person
) -> None:
    with pytest.raises(Refused):
        actions.claim(by=harald, person=lucy)
    for person in (callum, ruth):
        with pytest.raises(Refused):
            actions.claim(by=ruth, person=person)


def test_who_signed_on_paper_is_not_claimed(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    from tests.acts.helping.telling import signs_on_paper

    with pytest.raises(Refused, match="came with an archive"):
        actions.claim(by=ruth, person=signs_on_paper(nell, soil_and_table))


def test_one_claim_at_a_time_and_three_a_month(ruth: Person, lucy: Person) -> None:
    for _ in range(rules.CLAIMS_A_MONTH):
        claim = actions.claim(by=ruth, person=lucy)
        with pytest.raises(Refused, match="waits already"):
            actions.claim(by=ruth, person=lucy)
        actions.take_back(by=ruth, claim=claim)
    with pytest.raises(Refused, match="in a month"):
        actions.claim(by=ruth, person=lucy)


def test_a_claim_runs_out(ruth: Person, nell: Person, lucy: Person) -> None:
    claim = actions.claim(by=ruth, person=lucy)
    with clock.at(clock.now() + timedelta(days=8)):
        assert queries.behind(ruth, token_for(claim.code)) is None
        with pytest.raises(Refused, match="run out"):
            actions.prove(by=ruth, claim=claim)
        assert actions.let_go_of_old() == 1
        assert not Claim.objects.filter(until=None).exists()


def test_nobody_is_flooded_with_letters(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community, lucy: Person
) -> None:
    for person in (ruth, callum, priya, nell):
        tasks.send_letters.call(actions.claim(by=person, person=lucy).pk)
    assert len([one for one in mail.outbox if one.to == [cast.LUCY.address]]) == tasks.LETTERS_A_DAY


def test_forgetting_leaves_no_claim(ruth: Person, lucy: Person) -> None:
    actions.claim(by=ruth, person=lucy)
    assert queries.own(ruth)["claims"][0]["of"] == "Lucy Tran"
    actions.forget(person=ruth)
    assert not Claim.objects.exists()
