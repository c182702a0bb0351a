"""Staying in touch: the rhythm one chooses, "not now", the nod, and ties that have gone quiet."""

import json
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.models import Nod, Rhythm, Target
from barnraiser.acts.trust.stages import Reached
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.notices import queries as notices
from barnraiser.people import queries as everything
from barnraiser.people.models import Person
from barnraiser.suggestions import actions as suggestions
from barnraiser.ties import queries as ties
from tests.at_once import at_once
from tests.reading import page
from tests.signing_in import signed_in

from .telling import HELPED, MET, MONDAY, answers, later, record

pytestmark = pytest.mark.django_db
CARD = "/people/callum-birch/you-two/"
QUARTER = Rhythm.Every.QUARTER


@pytest.fixture
def listed(ruth: Person, callum: Person, soil_and_table: Community) -> Target:
    """Callum is on Ruth's list since Monday, and answered her that day."""
    with clock.at(MONDAY):
        answers(callum, ruth, soil_and_table)
        return actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")


def reminders(viewer: Person) -> list[str]:
    return [one.title for one in queries.openings(viewer) if one.key.startswith("trust.touch:")]


@pytest.mark.requirement("G6")
def test_nobody_is_reminded_who_did_not_ask_to_be(ruth: Person, listed: Target) -> None:
    with clock.at(later(days=900)):
        assert reminders(ruth) == []
        assert [post.due for post in queries.fifteen(ruth)] == [None]


@pytest.mark.requirement("G6")
def test_today_says_when_it_is_time_and_no_letter_goes_out(
    ruth: Person, callum: Person, listed: Target, soil_and_table: Community
) -> None:
    with clock.at(later(days=1)):
        actions.keep_in_touch(by=ruth, target=listed, every=QUARTER)
        mail.outbox.clear()
    with clock.at(later(days=90)):
        assert reminders(ruth) == []
    with clock.at(later(days=92)):
        (opening,) = [one for one in queries.openings(ruth) if one.key.startswith("trust.touch:")]
        assert opening.title == "Be in touch with Callum Birch"
        assert opening.why.startswith(
            "You wanted to be, every three months. Nothing has passed between you here since 5 "
        )
        assert opening.url == f"{listed.get_absolute_url()}#touch"
        html = page(signed_in(ruth), "/")
        assert "Be in touch with Callum Birch" in html
        assert "Three ways to" in html
        assert "Be in touch" not in page(signed_in(callum), "/")
        assert "Time to be in touch." in page(signed_in(ruth), "/me/fifteen/")
        answers(ruth, callum, soil_and_table)
        assert reminders(ruth) == [], "a word between the two is what it was for"
    assert mail.outbox == []


@pytest.mark.requirement("G6")
def test_it_is_left_for_now_or_put_aside_and_comes_back(ruth: Person, listed: Target) -> None:
    with clock.at(later(days=1)):
        actions.keep_in_touch(by=ruth, target=listed, every=QUARTER)
    with clock.at(later(days=100)):
        actions.not_now(by=ruth, target=listed, days=30)
        assert reminders(ruth) == []
    with clock.at(later(days=131)):
        (key,) = [one.key for one in queries.openings(ruth) if one.key.startswith("trust.touch:")]
        suggestions.put_aside(by=ruth, key=key)
        assert "Be in touch" not in page(signed_in(ruth), "/")
    with clock.at(later(days=200)):
        assert "Be in touch with Callum Birch" in page(signed_in(ruth), "/")
        actions.keep_in_touch(by=ruth, target=listed, every=None)
        assert reminders(ruth) == []
    assert not Rhythm.objects.exists()


def test_where_nothing_ever_passed_it_is_counted_from_the_choice(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        target = actions.put_on_list(by=ruth, person=nell, why="Keeps the room.")
    with clock.at(later(days=40)):
        actions.keep_in_touch(by=ruth, target=target, every=Rhythm.Every.MONTH)
        assert reminders(ruth) == []
    with clock.at(later(days=71)):
        (opening,) = [one for one in queries.openings(ruth) if one.key.startswith("trust.touch:")]
        assert opening.why.endswith("Nothing has passed yet.")
        assert len([one for one in queries.openings(ruth) if one.person == nell]) == 1, "one line a person"


def test_nobody_keeps_anothers_rhythm(ruth: Person, callum: Person, nell: Person, listed: Target) -> None:
    for wrong in (callum, nell):
        with pytest.raises(Refused):
            actions.keep_in_touch(by=wrong, target=listed, every=QUARTER)
        with pytest.raises(Refused):
            actions.not_now(by=wrong, target=listed, days=7)
        client = signed_in(wrong)
        for part in ("rhythm", "not-now"):
            url = f"{listed.get_absolute_url()}{part}/"
            assert client.post(url, {"every": "91", "days": "7"}).status_code == 404
    actions.keep_in_touch(by=ruth, target=listed, every=QUARTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rhythm.objects.create(target=listed, every=QUARTER)
    assert "Every three months" in json.dumps(everything.everything_about(ruth), default=str)
    assert "Every three months" not in json.dumps(everything.everything_about(callum), default=str)


def test_who_has_left_or_is_not_for_me_is_no_reminder(
    ruth: Person, callum: Person, listed: Target, soil_and_table: Community
) -> None:
    with clock.at(later(days=1)):
        actions.keep_in_touch(by=ruth, target=listed, every=QUARTER)
    with clock.at(later(days=100)):
        actions.note(by=ruth, person=callum, spark="not_for_me", words="")
        assert reminders(ruth) == []
        actions.note(by=ruth, person=callum, spark="", words="")
        assert len(reminders(ruth)) == 1
        membership = membership_of(callum, soil_and_table)
        assert membership
        belonging.leave(by=callum, membership=membership)
        assert reminders(ruth) == []
        page(signed_in(ruth), listed.get_absolute_url())


@pytest.mark.requirement("G6")
def test_it_is_chosen_and_left_on_the_persons_own_page_of_the_list(ruth: Person, listed: Target) -> None:
    client, url = signed_in(ruth), listed.get_absolute_url()
    assert "Not now" not in page(client, url)
    assert client.post(f"{url}rhythm/", {"every": "5"}).status_code == 422
    client.post(f"{url}rhythm/", {"every": "91"})
    assert "Not now" in page(client, url)
    assert client.post(f"{url}not-now/", {"days": "4000"}).status_code == 422
    client.post(f"{url}not-now/", {"days": "7"})
    assert "Left until" in page(client, url)
    client.post(f"{url}rhythm/", {"every": ""})
    assert not Rhythm.objects.exists()


# ---- the nod ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("E6")
def test_a_nod_is_heard_and_is_never_trust(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    given = actions.nod(by=ruth, toward=callum)
    act = Act.objects.get(kind="trust.nodded")
    assert (act.by_id, act.about, act.within_id) == (ruth.pk, str(given.ref), soil_and_table.pk)
    heard = [key for key, _ in notices.for_(callum)]
    assert heard == [act.pk]
    assert "Ruth Amsel</a> nodded to you" in page(signed_in(callum), "/notices/")
    for viewer, other in ((ruth, callum), (callum, ruth)):
        two = queries.two(viewer, other)
        assert [str(step.step) for step in two.steps if step.is_reached] == ["found"]
        assert two.called == "in the same room"
        assert two.said == ()
    assert [post.status for post in queries.fifteen(ruth)] == [Reached.FOUND]
    assert not ties.forms_tie("trust.nodded")
    assert not queries.nod_cards(nell, [given.code])
    assert "nodded" not in page(signed_in(nell), "/notices/")


@pytest.mark.requirement("E6")
def test_thanks_in_passing_are_no_trust_either(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(
        by=ruth, community=soil_and_table, kind="success", title="Rain", words="At last."
    )
    reply = talk.messages.select_related("by", "conversation__community").first()
    assert reply
    conversations.thank(by=callum, message=reply)
    two = queries.two(ruth, callum)
    assert [str(step.step) for step in two.steps if step.is_reached] == ["found"]
    assert two.said == ()


@pytest.mark.requirement("E6")
def test_once_a_week_is_enough(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    with clock.at(MONDAY):
        actions.nod(by=ruth, toward=callum)
    with clock.at(later(days=6)):
        with pytest.raises(Refused, match="Once is enough"):
            actions.nod(by=ruth, toward=callum)
        assert "Once is enough" in client.post(f"{CARD}nods/", follow=True).content.decode()
        actions.nod(by=callum, toward=ruth)
    with clock.at(later(days=8)):
        assert "hears that you nodded" in client.post(f"{CARD}nods/", follow=True).content.decode()
        with pytest.raises(IntegrityError), transaction.atomic():
            Nod.objects.create(by=ruth, toward=callum, day=later(days=8).date())
    for by, toward in ((ruth, harald), (harald, ruth), (ruth, ruth)):
        with pytest.raises(Refused):
            actions.nod(by=by, toward=toward)
    assert signed_in(harald).post(f"{CARD}nods/").status_code == 404
    assert Nod.objects.count() == 3


def test_a_nod_is_being_in_touch_and_is_forgotten_with_either(
    ruth: Person, callum: Person, listed: Target
) -> None:
    with clock.at(later(days=1)):
        actions.keep_in_touch(by=ruth, target=listed, every=QUARTER)
    with clock.at(later(days=95)):
        actions.nod(by=callum, toward=ruth)
        assert reminders(ruth) == []
    actions.forget(person=callum)
    assert not Nod.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nodding_ten_times_at_once_is_one_nod(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    outcomes = at_once([partial(actions.nod, by=ruth, toward=callum)] * 10, tmp_path)
    assert sum(isinstance(outcome, Nod) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 9
    assert Act.objects.filter(kind="trust.nodded").count() == 1


# ---- gone quiet -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("B10")
def test_the_list_names_with_whom_it_went_quiet_what_they_did_last_and_three_doors(
    ruth: Person, callum: Person, nell: Person, listed: Target, soil_and_table: Community
) -> None:
    with clock.at(later(days=2)):
        record(HELPED, ruth, [callum], soil_and_table)
        actions.put_on_list(by=ruth, person=nell, why="Keeps the room.")
    with clock.at(later(days=3)):
        record(MET, nell, [ruth, callum], soil_and_table)
    with clock.at(later(days=100)):
        assert "Gone quiet" not in page(signed_in(ruth), "/me/fifteen/")
        answers(ruth, nell, soil_and_table)
    with clock.at(later(days=190)):
        html = page(signed_in(ruth), "/me/fifteen/")
        assert "Gone quiet" in html
        quiet = html.split('id="quiet"')[1]
        assert "Nell Whitlock met you and Callum Birch" in quiet
        assert quiet.count("Three small doors") == 1
        inside = page(signed_in(ruth), listed.get_absolute_url())
        for words in (
            "Quiet since October 2026",
            "Say hello with a nod",
            'href="/people/callum-birch/offer/',
            "?for=meeting",
        ):
            assert words in inside, words
        assert "Say hello with a nod" in page(signed_in(ruth), CARD)


def test_the_last_thing_is_told_of_each_in_one_go(
    ruth: Person, callum: Person, nell: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        answers(callum, ruth, soil_and_table)
        record(MET, nell, [ruth, callum, priya], soil_and_table)
    with clock.at(MONDAY + timedelta(hours=1)):
        answers(ruth, callum, soil_and_table)
    last = queries.lasts(ruth, [callum, nell, priya])
    assert last[callum.pk].sentence == "You answered Callum Birch"
    assert last[callum.pk].title == "Yellow clover?"
    assert last[nell.pk].sentence == "Nell Whitlock met you and 2 others"
    assert last[priya.pk].sentence == "Nell Whitlock met you, Priya Nair and 1 other"
    assert queries.lasts(priya, [harald]) == {}
    assert queries.lasts(ruth, []) == {}
