import pytest

from barnraiser.people import actions, purposes, queries
from barnraiser.people.models import Answer, Consent, Person
from barnraiser.people.purposes import Purpose, Wording
from tests.signing_in import signed_in

NEWER = Wording("May your ties count in every network’s figures?", "They count everywhere.", "They do not.")
MENDED = Wording("May your ties count in the figures of a community?", "They count.", "No.", is_new=False)


def test_every_purpose_is_worded_and_says_what_follows() -> None:
    for purpose in Purpose:
        assert purposes.current(purpose) >= 1
        for wording in purposes.WORDINGS[purpose]:
            assert wording.asked.endswith("?")
            assert wording.if_yes
            assert wording.if_no
            assert len(wording.text) < 2000
        assert purpose in purposes.UNLESS_ASKED


def test_nothing_is_shown_to_strangers_or_mailed_unless_somebody_said_yes(harald: Person) -> None:
    standing = queries.standing(harald)
    for purpose in Purpose:
        expected = purpose in (Purpose.TIES, Purpose.DIRECTORY)
        assert standing[purpose].given is None
        assert standing[purpose].holds is queries.agrees(harald, purpose) is expected
        assert queries.consents(harald, purpose) is None


def test_the_words_said_yes_to_are_kept_with_their_version_and_the_way_they_came(harald: Person) -> None:
    actions.answer_consent(by=harald, purpose=Purpose.PAGE, given=True)
    actions.answer_consent(by=harald, purpose=Purpose.PAGE, given=False, through=Answer.Through.LETTER)
    newest, oldest = queries.answers_of(harald)
    assert (oldest.given, oldest.version, oldest.through) == (True, 1, Answer.Through.OWN_PAGE)
    assert oldest.words == purposes.wording(Purpose.PAGE).text
    assert (newest.given, newest.through) == (False, Answer.Through.LETTER)
    assert Consent.objects.get(person=harald).given is False
    assert queries.consents(harald, Purpose.PAGE) is False


@pytest.mark.parametrize(("added", "stands"), [(NEWER, False), (MENDED, True)])
def test_a_yes_to_other_words_is_no_yes_to_these(
    harald: Person, monkeypatch: pytest.MonkeyPatch, added: Wording, stands: bool
) -> None:
    actions.answer_consent(by=harald, purpose=Purpose.TIES, given=True)
    versions = {**purposes.WORDINGS, Purpose.TIES: (*purposes.WORDINGS[Purpose.TIES], added)}
    monkeypatch.setattr(purposes, "WORDINGS", versions)
    assert queries.consents(harald, Purpose.TIES) is (True if stands else None)
    assert queries.agrees(harald, Purpose.TIES) is stands
    assert (harald.pk in queries.who_declined(Purpose.TIES)) is not stands
    assert (harald.pk in queries.who_agreed(Purpose.TIES)) is stands
    assert queries.standing(harald)[Purpose.TIES].is_asked_again is not stands
    actions.answer_consent(by=harald, purpose=Purpose.TIES, given=True)
    assert queries.consents(harald, Purpose.TIES) is True
    assert [answer.version for answer in queries.answers_of(harald)] == [2, 1]


def test_who_says_no_to_the_directory_is_in_no_list_and_keeps_a_page(
    ruth: Person, callum: Person, harald: Person
) -> None:
    browser = signed_in(callum)
    assert ruth.name in browser.get("/people/").content.decode()
    actions.answer_consent(by=ruth, purpose=Purpose.DIRECTORY, given=False)
    assert ruth.name not in browser.get("/people/?q=Ruth").content.decode()
    assert browser.get(ruth.get_absolute_url()).status_code == 200
    actions.answer_consent(by=ruth, purpose=Purpose.DIRECTORY, given=True)
    assert ruth.name in browser.get("/people/").content.decode()


def test_for_a_query_each_purpose_holds_of_the_same_people(ruth: Person, callum: Person) -> None:
    for purpose in (Purpose.PAGE, Purpose.DIRECTORY):
        actions.answer_consent(by=ruth, purpose=purpose, given=True)
        for person in (ruth, callum):
            found = Person.objects.filter(queries.whose(purpose), pk=person.pk).exists()
            assert found is queries.agrees(person, purpose)
