"""A template that names what nobody gave it fails in tests, and the rest of Django's leniency stays."""

import pytest
from django.template import engines
from django.template.base import Origin

from tests.templates import UndefinedVariable, is_of_the_house


def render(text: str, **context: object) -> str:
    return str(engines["django"].from_string(text).render(context))


@pytest.mark.parametrize(
    "text", ["{{ nobody }}", "{{ nobody.name|upper }}", "{% with a=nobody %}{% endwith %}"]
)
def test_a_planted_undefined_variable_raises(text: str) -> None:
    with pytest.raises(UndefinedVariable, match="nobody"):
        render(text)


def test_asking_whether_something_is_there_stays_allowed() -> None:
    assert render("{% if nobody %}a{% else %}b{% endif %}{% for n in nobody %}{{ n }}{% endfor %}") == "b"
    assert render("{{ name }}{{ none }}", name="Nell", none="") == "Nell"


def test_templates_of_others_are_left_alone() -> None:
    assert not is_of_the_house(Origin("/usr/lib/allauth/templates/account/email.html"))
    assert is_of_the_house(Origin("<unknown source>"))
