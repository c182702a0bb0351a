from allauth.usersessions.models import UserSession
from django.template import Context, Template


def test_a_visit_has_a_name_that_tells_nothing_of_its_key() -> None:
    visit = UserSession(session_key="k" * 32)
    said = Template("{% load visits %}{{ visit|visit_name }}").render(Context({"visit": visit}))
    assert len(said) == 16
    assert "kkk" not in said
