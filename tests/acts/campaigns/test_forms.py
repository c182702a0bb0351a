from datetime import date
from typing import Any

import pytest

from barnraiser.acts.campaigns.forms import (
    AskForm,
    CampaignForm,
    ChallengeForm,
    ClosingForm,
    ExtendForm,
    InfluenceForm,
    NeedForm,
    PledgeForm,
    ResultForm,
    StepForm,
    VoiceForm,
)
from barnraiser.acts.campaigns.forms.pledge import said_before
from barnraiser.acts.campaigns.models import Need, Pledge
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import later

TITLED = {"title": "Soil", "goal": "It counts.", "asks_whom": "Them", "asks_what": "This"}


def test_a_campaign_is_for_a_day_to_come() -> None:
    with clock.at(later()):
        form = CampaignForm(TITLED | {"until": "2026-06-03"})
        assert form.errors["until"] == ["That day has passed. Choose one to come."]
        assert CampaignForm(TITLED | {"until": "2026-06-04"}).is_valid()
    assert set(CampaignForm({}).errors) == {*TITLED, "until"}
    assert "year, month, day" in CampaignForm(TITLED | {"until": "soon"}).errors["until"][0]


def test_a_day_is_moved_to_a_later_one() -> None:
    with clock.at(later()):
        for day in ("2026-05-01", "2026-06-10"):
            assert (
                "after the old one"
                in ExtendForm({"until": day, "why": "So."}, after=date(2026, 6, 10)).errors["until"][0]
            )
        assert ExtendForm({"until": "2026-06-11", "why": "So."}, after=date(2026, 6, 10)).is_valid()
    assert not ClosingForm({"how": "victory", "words": "Ha."}).is_valid()


@pytest.mark.parametrize(
    ("said", "target", "wrong"),
    [
        ({"kind": "money", "target": "250.50", "currency": "GBP"}, 25_050, ""),
        ({"kind": "money", "target": "250"}, None, "currency"),
        ({"kind": "hours", "target": "40", "currency": "GBP"}, 40, ""),
        ({"kind": "hours", "target": "1.5"}, None, "target"),
        ({"kind": "hours", "target": "0"}, None, "target"),
        ({"kind": "hours", "target": "-3"}, None, "target"),
        ({"kind": "hours", "target": "99999999999"}, None, "target"),
        ({"kind": "money", "target": "0.001", "currency": "GBP"}, None, "target"),
        ({"kind": "love", "target": "1"}, None, "kind"),
    ],
)
def test_a_need_is_counted_in_whole_ones_and_money_in_pence(
    said: dict[str, str], target: int | None, wrong: str
) -> None:
    form = NeedForm(said | {"title": "Something"})
    assert form.is_valid() is not bool(wrong)
    assert set(form.errors) == ({wrong} if wrong else set())
    if not wrong:
        assert form.cleaned_data["target"] == target
        assert bool(form.cleaned_data["currency"]) == (said["kind"] == "money")


def test_names_are_collected_once() -> None:
    said = {"kind": "signatures", "title": "Names", "target": "9"}
    assert NeedForm(said).is_valid()
    assert "kind" in NeedForm(said, signed=True).errors


def test_a_pledge_asks_for_what_the_need_is_counted_in() -> None:
    money = Need(kind="money", currency="GBP")
    form = PledgeForm({"amount": "12.50"}, need=money)
    assert form.is_valid()
    assert form.cleaned_data["amount"] == 1250
    assert "A promise only" in str(form.fields["amount"].help_text)
    assert "amount" in PledgeForm({"amount": "1.5"}, need=Need(kind="hours")).errors
    signed = PledgeForm({"words": "Worms."}, need=Need(kind="signatures"))
    assert signed.is_valid()
    assert set(signed.fields) == {"words", "quiet"}
    assert said_before(Pledge(need=money, amount=1250))["amount"] == 12.5


def test_an_answer_and_another_wording_need_words() -> None:
    assert "words" in StepForm({"kind": "answered"}).errors
    assert StepForm({"kind": "confirmed"}).is_valid()
    assert "words" in VoiceForm({"stance": "otherwise"}).errors
    assert VoiceForm({"stance": "behind"}).is_valid()


@pytest.mark.django_db
def test_a_mark_is_a_campaign_or_words_and_a_number() -> None:
    def form(**said: str) -> ChallengeForm:
        return ChallengeForm(said, need=Need(kind="hours"), rivals=Need.objects.none())

    assert "words" in form(words="Then").errors
    assert "amount" in form(words="Then", amount="1.5").errors
    assert form(words="Then", amount="15").is_valid()
    assert "against" in form(against="elsewhere").errors


@pytest.mark.django_db
def test_only_somebody_of_the_list_is_asked(ruth: Person, harald: Person) -> None:
    people = Person.objects.filter(pk=ruth.pk)
    assert AskForm({"person": ruth.handle, "part": "Vans"}, people=people).is_valid()
    assert "person" in AskForm({"person": harald.handle, "part": "Vans"}, people=people).errors


def test_only_what_has_happened_is_written_down() -> None:
    moved: dict[str, Any] = {"whom": "Them", "words": "Did it."}
    changed: dict[str, Any] = {"words": "It is so.", "evidence": "Look."}
    with clock.at(later()):
        for form in (InfluenceForm(moved | {"on": "2026-06-05"}), ResultForm(changed | {"on": "2026-06-05"})):
            assert form.errors["on"] == ["That day has not come yet."]
        assert InfluenceForm(moved | {"on": "2026-06-04"}).is_valid()
        links = "https://a.example/1\n\n http://b.example "
        form = ResultForm(changed | {"on": "2026-06-04", "links": links})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["links"] == ["https://a.example/1", "http://b.example"]


@pytest.mark.parametrize(
    "links", ["javascript:alert(1)", "ftp://a.example", "not a link at all", "https://a.example\n" * 9]
)
def test_evidence_is_linked_on_the_web_only(links: str) -> None:
    assert "links" in ResultForm({"words": "A", "evidence": "B", "on": "2026-01-01", "links": links}).errors


def test_a_link_is_of_the_web() -> None:
    said = {"whom": "A", "words": "B", "on": "2026-01-01", "link": "javascript:alert(1)"}
    assert "link" in InfluenceForm(said).errors
