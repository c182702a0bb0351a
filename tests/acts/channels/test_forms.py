from barnraiser.acts.channels.forms import ChannelForm, HeadingsForm, SearchForm, SeekForm

from .telling import LOFT

SAID = {"name": "The Loft", "address": LOFT, "line": "Makers"}


def test_only_words_of_the_community_are_taken() -> None:
    assert ChannelForm({**SAID, "needs": ["Flour"]}, headings=(["Cooks"], ["Flour"])).is_valid()
    assert "needs" in ChannelForm({**SAID, "needs": ["Gold"]}, headings=(["Cooks"], ["Flour"])).errors
    assert "address" in ChannelForm({**SAID, "address": "http://x.example"}, headings=([], [])).errors
    assert "address" not in ChannelForm(headings=([], []), standing=True).fields


def test_words_come_one_a_line() -> None:
    form = HeadingsForm({"audiences": "Cooks\n\n Bakers ", "needs": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"audiences": ["Cooks", "Bakers"], "needs": []}
    assert not HeadingsForm({"audiences": "\n".join(str(n) for n in range(30))}).is_valid()


def test_a_search_that_makes_no_sense_finds_everything() -> None:
    assert not SearchForm({"q": "x" * 99, "audience": "y" * 99}).wanted().is_anything
    assert SearchForm({"need": "Mentoring"}).wanted().need == "Mentoring"


def test_one_looks_for_what_has_a_name() -> None:
    assert not SeekForm({"needs": ["Gold"]}, words=["Flour"]).is_valid()
