import pytest

from barnraiser.acts.conversations.mentions import calling, render, without
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_member_called_in_becomes_a_link(ruth: Person, soil_and_table: Community) -> None:
    rendered = render("Ask @ruth-amsel, or @Ruth-Amsel.", soil_and_table)
    link = '<a class="mention" href="/people/ruth-amsel/">Ruth Amsel</a>'
    assert rendered.html == f"<p>Ask {link}, or {link}.</p>\n"
    assert rendered.called == (ruth,)


@pytest.mark.parametrize(
    "words",
    [
        "mail ruth@ruth-amsel.org",
        "a@ruth-amsel",
        "https://a.example/@ruth-amsel",
        "@ruth-amsel@mastodon.example",
        "`@ruth-amsel`",
        "    @ruth-amsel in a block of code",
        "[@ruth-amsel](https://a.example)",
        "@ruth-amsel-of-hollin-farm",
        "@ruth",
        "@",
        "@harald-voss",
    ],
)
def test_what_only_looks_like_it_calls_nobody(
    words: str, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    rendered = render(words, soil_and_table)
    assert rendered.called == ()
    assert "mention" not in rendered.html


def test_what_is_called_in_is_what_became_a_link(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    rendered = render("> @nell-whitlock\n\n`@callum-birch` **@ruth-amsel**", soil_and_table)
    assert rendered.called == (nell, ruth)
    assert rendered.html.count("mention") == 2


def test_a_name_is_only_ever_text(ruth: Person, soil_and_table: Community) -> None:
    Person.objects.filter(pk=ruth.pk).update(name="<img src=x onerror=alert(1)>")
    assert "&lt;img" in render("@ruth-amsel", soil_and_table).html


def test_twenty_are_called_in_at_the_most(ruth: Person, soil_and_table: Community) -> None:
    crowd = " ".join(f"@nobody-{number}" for number in range(20))
    assert render(f"@ruth-amsel {crowd}", soil_and_table).called == (ruth,)
    assert render(f"{crowd} @ruth-amsel", soil_and_table).called == ()


def test_words_without_a_person(ruth: Person) -> None:
    assert (
        without("@ruth-amsel and @ruth-amsel-x and a@ruth-amsel", ruth, "her")
        == "her and @ruth-amsel-x and a@ruth-amsel"
    )


def test_the_words_that_call_somebody_in_name_members_alone(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    asked = ["Ruth-Amsel", harald.handle, nell.handle, nell.handle, "nobody", "x\n@y"]
    assert calling(asked, soil_and_table) == f"@{ruth.handle} @{nell.handle}"
    assert calling([], soil_and_table) == ""
