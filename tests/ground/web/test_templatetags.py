"""The parts of the language as tags: what they draw, what they refuse, and that they escape."""

from dataclasses import dataclass

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from barnraiser.ground.web import marks
from barnraiser.ground.web.icons import names
from barnraiser.ground.web.parts import Tab

HOSTILE = '"><script>alert(1)</script>'


@dataclass
class Somebody:
    name: str = "Ruth Amsel"
    picture_url: str = ""
    initials: str = "RA"

    def get_absolute_url(self) -> str:
        return "/people/ruth/"


def drawn(words: str, **values: object) -> str:
    return Template("{% load web %}" + words).render(Context(values))


@pytest.mark.parametrize(
    "words",
    [
        '{% icon "bell" label=bad size=bad %}',
        "{% face somebody label=True css=bad %}",
        "{% faces people more=2 %}",
        '{% kind "question" bad %}',
        '{% sector "media" bad %}',
        '{% stance "objects" bad %}',
        '{% trend "up" bad %}',
        "{% beam bad id=bad %}{{ bad }}{% endbeam %}",
        "{% note %}{{ bad }}{% endnote %}",
        "{% empty_room bad %}{{ bad }}{% endempty_room %}",
        "{% how bad %}{{ bad }}{% endhow %}",
        '{% person_row somebody tagline=bad sector="media" place=bad why=bad %}{{ bad }}{% endperson_row %}',
        "{% raising 40 26 title=bad %}",
        "{% quorum 4 5 bad %}",
        '{% include "web/components/band.html" with name=bad purpose=bad facts=people tabs=tabs %}',
    ],
)
def test_hostile_words_stay_words(words: str) -> None:
    somebody = Somebody(HOSTILE, f"/media/{HOSTILE}", HOSTILE)
    tabs = [{"label": HOSTILE, "url": HOSTILE}]
    html = drawn(words, bad=HOSTILE, somebody=somebody, people=[somebody, Somebody(HOSTILE)], tabs=tabs)
    assert "<script" not in html


def test_a_misspelt_icon_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no icon named"):
        drawn('{% icon "bel" %}')


def test_every_mark_has_its_icon() -> None:
    used = {image for _, image in [*marks.KINDS.values(), *marks.STANCES.values()]} | set(
        marks.TRENDS.values()
    )
    assert used <= names()


def test_an_icon_is_silent_beside_a_word_and_speaks_alone() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "bell" %}')
    assert 'aria-label="Waiting"' in drawn('{% icon "bell" label="Waiting" %}')


def test_a_face_without_a_picture_is_initials() -> None:
    assert ">RA</span>" in drawn('{% face p size="sm" %}', p=Somebody())


def test_a_picture_has_no_words_beside_a_name_and_the_name_alone() -> None:
    shown = Somebody(picture_url="/media/ruth.webp")
    assert 'alt=""' in drawn("{% face p %}", p=shown)
    assert 'alt="Ruth Amsel"' in drawn("{% face p label=True %}", p=shown)


def test_faces_say_how_many_are_not_drawn() -> None:
    assert "+3" in drawn("{% faces people more=3 %}", people=[Somebody()])
    assert "faces__more" not in drawn("{% faces people %}", people=[Somebody()])


def test_a_beam_carries_its_link_unharmed() -> None:
    html = drawn('{% beam "Give first" id="give" %} <a href="/asks/">All</a> {% endbeam %}')
    assert '<h2 id="give">Give first</h2>' in html
    assert '<a href="/asks/">All</a>' in html


def test_pages_keep_the_rest_of_the_question() -> None:
    page = Paginator(range(48), 8).get_page(2)
    request = RequestFactory().get("/", {"q": "soil", "page": "2"})
    html = drawn('{% paginate page older="Older asks" %}', page=page, request=request)
    assert "9 to 16 of 48" in html
    assert 'href="?q=soil&amp;page=3"' in html
    assert "Older asks" in html


def test_nothing_to_page_is_nothing() -> None:
    nobody: list[Somebody] = []
    page = Paginator(nobody, 8).get_page(1)
    assert drawn("{% paginate page %}", page=page, request=RequestFactory().get("/")).strip() == ""


@pytest.mark.parametrize(("many", "said"), [(3, ""), (9, "All 9"), (12, "All 12")])
def test_more_tabs_than_a_phone_is_wide_say_how_many_there_are(many: int, said: str) -> None:
    tabs = [Tab(f"Room {number}", f"/{number}/", current=number == 2) for number in range(many)]
    html = drawn(
        '{% include "web/components/tabs.html" with tabs=tabs label="In Soil & Table" only %}', tabs=tabs
    )
    assert html.count("<li>") == many
    assert html.count('aria-current="page"') == 1
    assert (f"<summary>{said}<" in html) == bool(said)
