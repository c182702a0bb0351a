"""Forms: each control is tied to its label, hint and error, nothing typed is lost, and nothing hostile gets through."""

import pytest
from django import forms
from django.template import Context, Template

HOSTILE = '"><script>alert(1)</script>'


def drawn(words: str, **values: object) -> str:
    return Template("{% load web %}" + words).render(Context(values))


class Ask(forms.Form):
    need = forms.CharField(label="What do you need?", help_text="One thing.")
    day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    hurry = forms.BooleanField(label="No hurry", required=False)
    long = forms.ChoiceField(
        choices=[("h", "An hour"), ("d", HOSTILE)], widget=forms.RadioSelect, label="How long?"
    )
    kinds = forms.MultipleChoiceField(
        choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False
    )
    proof = forms.FileField(label="A file")
    trap = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))
    token = forms.CharField(required=False, widget=forms.HiddenInput)


def test_a_field_ties_hint_and_error_to_its_control() -> None:
    html = drawn("{% field form.need %}", form=Ask({}))
    assert 'aria-describedby="id_need_helptext id_need_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_need_helptext"' in html
    assert 'id="id_need_error"' in html
    assert "This one is needed." in html


def test_what_was_typed_stays_and_is_escaped() -> None:
    html = drawn("{% field form.need %}", form=Ask({"need": HOSTILE}))
    assert "&lt;script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize("look", ["", "seg", "scale"])
def test_choices_are_a_set_with_a_legend(look: str) -> None:
    html = drawn("{% field form.long look=look %}", form=Ask(), look=look)
    assert "<legend" in html
    assert html.count('type="radio"') == 2
    assert "<script" not in html


def test_every_kind_of_field_is_drawn_once() -> None:
    html = drawn("{% fields_of form %}", form=Ask({}))
    for name in Ask.base_fields:
        assert f'name="{name}"' in html
    assert 'type="file"' in html
    assert html.count('aria-hidden="true"><input') == 1  # the trap


def test_an_unknown_look_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="Choices come as"):
        drawn('{% field form.long look="pie" %}', form=Ask())


def test_the_summary_leads_to_each_field() -> None:
    html = drawn("{% error_summary form %}", form=Ask({}))
    assert "Three things to put right first" in html
    assert 'href="#id_need"' in html
    assert 'href="#id_long_0"' in html  # the first of a set


def test_the_summary_is_silent_when_all_is_well() -> None:
    assert drawn("{% error_summary form %}", form=Ask()) == ""


def test_errors_about_the_whole_form_come_first() -> None:
    form = Ask({})
    form.add_error(None, HOSTILE)
    html = drawn("{% error_summary form %}", form=form)
    assert "<script" not in html
    assert html.index("&lt;script") < html.index("#id_need")
