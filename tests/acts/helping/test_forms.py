from barnraiser.acts.helping.forms import DeedForm, WhoForm


def test_news_has_words_and_a_stance_a_side() -> None:
    assert not DeedForm({"what": "tells", "title": "Eggs"}).is_valid()
    assert not DeedForm({"what": "stands", "code": "x"}).is_valid()
    assert not DeedForm({"what": "leaves"}).is_valid()
    form = DeedForm({"what": "stands", "code": "x", "stance": "aside"})
    assert form.is_valid()
    assert form.words_said()["stance"] == "aside"


def test_only_members_are_chosen() -> None:
    assert not WhoForm({"person": "zz"}, members=[], witnessed=False).is_valid()
