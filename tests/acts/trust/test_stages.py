from barnraiser.acts.trust import stages, words
from barnraiser.acts.trust.stages import CALLED, MEANS, Reached, Step
from barnraiser.ground.manifest import Stage

from .telling import CAME, CONFIRMED, HELPED, INTRODUCED, MET, PLEDGED, SECRET


def test_each_kind_is_the_step_its_manifest_says() -> None:
    assert MET.code in stages.staged(Stage.MET)
    assert {HELPED.code, CONFIRMED.code} <= set(stages.staged(Stage.HELPED))
    assert "conversations.replied" in stages.staged(Stage.TALKED)
    assert INTRODUCED.code in stages.connecting()
    assert stages.ALIGNED not in stages.connecting()


def test_a_secret_is_no_step() -> None:
    assert SECRET.code not in stages.staged(Stage.TALKED)


def test_coming_to_where_people_meet_is_no_work_yet() -> None:
    assert PLEDGED.code in stages.working()
    assert CAME.code not in stages.working()
    assert "conversations.replied" not in stages.working()


def test_who_helped_is_the_one_whose_word_was_kept() -> None:
    assert stages.parties_help(CONFIRMED)
    assert not stages.parties_help(HELPED)


def test_every_step_has_its_own_words() -> None:
    assert set(CALLED) == set(Step)
    assert len(set(CALLED.values())) == len(Step)
    assert [one.label for one in Reached] == [
        "Found", "Aligned", "Connected", "Helped", "Talked", "Met", "Acting together",
    ]  # fmt: skip


def test_a_card_and_a_list_speak_of_the_same_steps_in_one_order() -> None:
    shared = [step.value for step in Step if step != Step.RELIED_ON]
    assert [each.value for each in Reached if each.value in shared] == shared
    assert {step: words.TITLES[step] for step in Step if step != Step.RELIED_ON} == {
        Step(value): Reached(value).label for value in shared
    }
    assert set(MEANS) == set(Reached), "every word is explained"
