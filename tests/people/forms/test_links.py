from barnraiser.people.forms import LinkForm, PastedForm


def test_the_address_is_taken_as_a_browser_would() -> None:
    form = LinkForm({"url": " Fields.example/@ruth#x ", "label": " my  column\n"})
    assert form.is_valid()
    assert form.cleaned_data == {"url": "https://fields.example/@ruth", "label": "my column"}
    assert not LinkForm({"url": "https://a@b.example"}).is_valid()


def test_a_source_has_an_end() -> None:
    assert PastedForm({"source": "<p>"}).is_valid()
    assert not PastedForm({"source": "x" * 300_001}).is_valid()
