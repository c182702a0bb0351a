"""What was said since, for a page that stands open."""

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in


def asks(by: Person, within: Community) -> Conversation:
    return actions.start(by=by, community=within, kind="question", title="Who?", words="Who?")


def test_what_is_fresh_is_asked_for_and_stands_below(
    soil_and_table: Community, ruth: Person, callum: Person, harald: Person
) -> None:
    talk = asks(ruth, soil_and_table)
    opening = talk.messages.get()
    page = signed_in(ruth).get(talk.get_absolute_url()).content.decode()
    assert f'hx-get="/conversations/{talk.code}/fresh/?after={opening.code}"' in page
    said = actions.reply(by=callum, conversation=talk, words="I do, on Tuesdays.")
    part = signed_in(ruth).get(f"/conversations/{talk.code}/fresh/?after={opening.code}").content.decode()
    assert "on Tuesdays" in part
    assert f"?after={said.code}" in part
    assert "<html" not in part
    nothing = signed_in(ruth).get(f"/conversations/{talk.code}/fresh/?after={said.code}").content.decode()
    assert 'class="msg' not in nothing
    for asked in (f"?after={opening.code}", "?after=nothing", ""):
        assert signed_in(harald).get(f"/conversations/{talk.code}/fresh/{asked}").status_code == 404
    assert signed_in(ruth).get(f"/conversations/{talk.code}/fresh/?after=nothing").status_code == 404
