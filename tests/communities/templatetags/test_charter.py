from django.template import Context, Template

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..deciding import days_later, decides

PAGE = Template("{% load charter %}{% charter_call viewer community %}")


def said(viewer: Person | None, community: Community) -> str:
    return PAGE.render(Context({"viewer": viewer, "community": community})).strip()


def test_it_speaks_only_while_a_yes_waits(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    assert said(ruth, soil_and_table) == ""
    decides(ruth, soil_and_table, "retire_rule", number="1")
    assert "Until then you take part as before" in said(ruth, soil_and_table)
    assert said(harald, soil_and_table) == said(None, soil_and_table) == ""
    with days_later(15):
        assert "To take part, say yes to it first" in said(ruth, soil_and_table)


def test_who_joins_reads_how_the_community_decides(soil_and_table: Community) -> None:
    page = Template("{% load charter %}{% charter_method community %}")
    assert page.render(Context({"community": soil_and_table})).startswith("A proposal is open for 7 days.")
