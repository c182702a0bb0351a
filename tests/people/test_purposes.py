import pytest

from barnraiser.people import actions, purposes, queries
from barnraiser.people.models import Answer, Consent, Person
from barnraiser.people.purposes import Purpose, Wording

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
