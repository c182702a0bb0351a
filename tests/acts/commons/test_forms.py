from barnraiser.acts.commons.forms import (
    EditForm,
    KeepForm,
    NewSectionForm,
    PageForm,
    RestoreForm,
    RewordForm,
)
from barnraiser.acts.conversations.models import Conversation


def test_keeping_asks_what_it_is_and_how_it_is_said() -> None:
    form = KeepForm({"kind": "story", "title": " The  wet spring ", "words": "It rained."})
    assert form.is_valid()
    assert form.cleaned_data == {"kind": "story", "title": "The wet spring", "words": "It rained."}
    assert not KeepForm({"kind": "secret", "title": "T", "words": "W"}).is_valid()
    assert set(KeepForm({"kind": "word"}).errors) == {"title", "words"}
    assert not KeepForm({"kind": "word", "title": "x" * 81, "words": "W"}).is_valid()
    assert set(RewordForm({"title": "T", "words": "W"}).errors) == {"number"}


def test_a_section_has_words_where_it_is_new_and_may_have_none_later() -> None:
    talk = Conversation(code="abc", title="Seed")
    assert set(NewSectionForm({"heading": "H", "words": ""}, sources=[talk]).errors) == {"words"}
    form = NewSectionForm({"heading": "H", "words": "W", "source": "abc"}, sources=[talk])
    assert form.is_valid()
    assert form.cleaned_data["source"] == talk
    assert not NewSectionForm({"heading": "H", "words": "W", "source": "zzz"}, sources=[talk]).is_valid()
    assert EditForm({"heading": "H", "words": "", "number": "1"}).is_valid()
    assert set(EditForm({"heading": "H", "words": ""}).errors) == {"number"}
    assert not PageForm({"title": " "}).is_valid()
    assert not RestoreForm({"number": "one"}).is_valid()
