import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Campaign, Endorsement, Need, Owner, Pledge, Point, Step, Voice
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .telling import SOIL, VOTE, becomes, calls, carries, closes, gives, later, needs, plans, reached

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/campaigns/"
CALLED = {
    "title": SOIL,
    "goal": "The city counts soil.",
    "until": "2026-11-18",
    "until_what": "The vote",
    "asks_whom": "The council",
    "asks_what": "One line.",
    "words": "Because *worms*.",
}


@pytest.fixture(autouse=True)
def the_first_week() -> object:
    """All of it happens in the week after the campaign was called."""
    with clock.at(later(days=5)):
        yield


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return response.content.decode()


# ---- calling and reading ----------------------------------------------------------------------------------------


def test_a_member_calls_a_campaign_and_says_what_it_needs(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert "Nothing is being raised" in page(client, LIST)
    assert "None has ended yet" in page(client, LIST + "?show=ended")
    response = client.post(LIST + "new/", CALLED)
    campaign = Campaign.objects.get()
    assert response.headers["Location"] == f"/campaigns/{campaign.code}/needs/"
    said = {"kind": "money", "title": "Soil tests", "target": "250.50", "currency": "GBP"}
    client.post(f"/campaigns/{campaign.code}/needs/", said)
    html = page(client, campaign.get_absolute_url())
    assert Need.objects.get().target == 25_050
    assert "£250.50" in html
    assert "Promises only" in html
    assert "<em>worms</em>" in html
    for words in ("The city counts soil.", "The council", "One line.", "The vote", "Ruth Amsel", "Called it"):
        assert words in html, words
    assert SOIL in page(signed_in(nell), LIST)


@pytest.mark.parametrize(
    ("path", "said", "kept"),
    [
        ("{list}new/", CALLED | {"goal": ""}, "Because *worms*."),
        ("{campaign}words/", CALLED | {"asks_what": ""}, "Because *worms*."),
        ("{campaign}day/", {"until": "2026-01-01", "why": "The vote was moved."}, "The vote was moved."),
        ("{campaign}closing/", {"how": "", "words": "We did what we could."}, "We did what we could."),
        ("{campaign}owners/", {"person": "", "part": "Speaks to schools"}, "Speaks to schools"),
        ("{campaign}needs/", {"kind": "hours", "title": "Driving", "target": "x"}, "Driving"),
        ("{campaign}tasks/", {"title": "", "words": "She farmed as a girl."}, "She farmed as a girl."),
        ("{campaign}moved/", {"whom": "The council", "on": "2027-01-01"}, "The council"),
        ("{campaign}results/", {"words": "It is so.", "links": "nowhere"}, "It is so."),
        ("{campaign}points/", {"words": "T" * 241}, "T" * 241),
        ("{campaign}conversation/", {"words": ""}, "Say something to begin with."),
        ("{campaign}names/", {"words": "W" * 301}, "W" * 301),
        ("{need}", {"amount": "lots", "words": "With the trailer."}, "With the trailer."),
        ("{need}mark/", {"words": "What Ransdale raised"}, "What Ransdale raised"),
    ],
)
def test_what_was_typed_is_kept_when_something_is_missing(
    path: str, said: dict[str, str], kept: str, nell: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    urls = {
        "list": LIST,
        "campaign": campaign.get_absolute_url(),
        "need": needs(campaign).get_absolute_url(),
    }
    response = signed_in(nell).post(path.format(**urls), said)
    html = response.content.decode()
    assert response.status_code == 422
    assert kept in html
    assert 'class="err' in html or "to put right first" in html


def test_a_stranger_and_one_who_left_find_nothing(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need, milestone = needs(campaign), plans(campaign)
    pledge = gives(nell, need)
    point = actions.propose(by=nell, campaign=campaign, words="A point")
    result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=VOTE)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    base = campaign.get_absolute_url()
    reads = [LIST, LIST + "new/", base, need.get_absolute_url(), pledge.get_absolute_url()]
    reads += [
        f"{base}{name}/"
        for name in ("words", "day", "closing", "owners", "needs", "tasks", "moved", "results")
    ]
    writes = [f"{base}{n}/" for n in ("names", "names/withdrawal", "points", "conversation", "owners/answer")]
    writes += [f"{pledge.get_absolute_url()}steps/", f"{pledge.get_absolute_url()}withdrawal/"]
    writes += [f"/points/{point.code}/voices/", f"/points/{point.code}/settlement/"]
    writes += [f"/milestones/{milestone.code}/owner/", f"/milestones/{milestone.code}/completion/"]
    writes += [f"/results/{result.code}/witnesses/", need.get_absolute_url(), f"{base}owners/end/"]
    for client in (signed_in(harald), signed_in(ruth), Client()):
        for url in reads:
            assert client.get(url).status_code == 404, url
        for url in writes:
            assert client.post(url, {"words": "x", "kind": "confirmed"}).status_code == 404, url
    assert Pledge.objects.count() == 1


def test_a_member_who_does_not_carry_it_is_told_why_not(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    client, base = signed_in(ruth), campaign.get_absolute_url()
    for name in ("words", "day", "closing", "owners", "needs", "tasks", "moved", "results"):
        response = client.post(f"{base}{name}/", {})
        assert response.status_code == 403
        assert "They are named on its page" in response.content.decode()
    html = page(client, base)
    for word in ("Move the day", "Close it", "Plan a piece", "Ask for something"):
        assert word not in html
    assert client.get(f"{need.get_absolute_url()}mark/").status_code == 403


def test_the_words_and_the_day_change_and_the_end_is_said(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    client, base = signed_in(nell), campaign.get_absolute_url()
    client.post(f"{base}words/", CALLED | {"title": "Soil, in one line"})
    client.post(f"{base}day/", {"until": "2026-11-25", "why": "The vote was moved."})
    html = page(client, base)
    assert "Soil, in one line" in html
    assert "Moved from 18 November 2026: The vote was moved." in html
    client.post(f"{base}closing/", {"how": "ended", "words": "We came in May."})
    html = page(signed_in(ruth), base)
    assert "It is over, and did not come true" in html
    assert "We came in May." in html
    assert "I stand behind it" not in html
    assert "Soil, in one line" in page(client, LIST + "?show=ended")


def test_the_list_costs_the_same_for_3_rows_and_for_30(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        campaign = calls(nell, soil_and_table, f"Campaign {number}")
        carries(ruth, campaign)
        becomes(ruth, gives(nell, needs(campaign)), "confirmed")

    costs_the_same(signed_in(ruth), LIST, add)


def test_a_campaigns_page_costs_the_same_for_3_and_for_30_of_everything(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    carries(ruth, campaign)

    def add(number: int) -> None:
        need = needs(campaign, title=f"Need {number}")
        actions.challenge(by=nell, need=need, amount=3, words="then")
        becomes(ruth, gives(nell, need), "confirmed")
        actions.take_on(by=nell, milestone=plans(campaign, f"Piece {number}"))
        actions.propose(by=ruth, campaign=campaign, words=f"Point {number}")
        actions.note_influence(by=nell, campaign=campaign, whom="A", words="B", on=VOTE)
        result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=VOTE)
        actions.witness(by=ruth, result=result)

    costs_the_same(signed_in(ruth), campaign.get_absolute_url(), add)


# ---- giving one’s word ------------------------------------------------------------------------------------------


@pytest.mark.requirement("H4")
def test_a_pledge_from_the_form_to_its_end(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    need = needs(calls(nell, soil_and_table), "money", 200_000)
    giver, keeper, url = signed_in(ruth), signed_in(nell), need.get_absolute_url()
    form = page(giver, url)
    assert "Your name and your words are seen by every member of Soil &amp; Table" in form
    assert "Quietly: only those who carry the campaign see my name" in form
    giver.post(url, {"amount": "125.50", "words": "From the bun money."})
    pledge = Pledge.objects.get()
    assert (pledge.amount, pledge.by_id, reached(need)) == (12_550, ruth.pk, (12_550, 0, 0))
    giver.post(url, {"amount": "100", "words": "From the bun money."})
    assert reached(need) == (10_000, 0, 0)
    own = pledge.get_absolute_url()
    assert "Yes, we count on it" in page(keeper, own)
    assert "Yes, we count on it" not in page(giver, own)
    keeper.post(f"{own}steps/", {"kind": "confirmed"})
    assert giver.post(url, {"amount": "1"}).status_code == 403
    assert giver.post(f"{own}withdrawal/").status_code == 403
    assert "It is done" in page(giver, own)
    giver.post(f"{own}steps/", {"kind": "delivered"})
    keeper.post(f"{own}steps/", {"kind": "received", "words": "Thank you."})
    assert reached(need) == (10_000, 10_000, 10_000)
    html = page(giver, own)
    assert "Thank you." in html
    assert "Nothing is waiting for you" in html


def test_a_word_can_be_taken_back_and_answered_for(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    giver, keeper = signed_in(ruth), signed_in(nell)
    first = gives(ruth, need)
    giver.post(f"{first.get_absolute_url()}withdrawal/")
    assert not Pledge.objects.exists()
    pledge = gives(ruth, need)
    becomes(nell, pledge, "confirmed")
    steps = f"{pledge.get_absolute_url()}steps/"
    assert giver.post(steps, {"kind": "answered", "due": "2026-09-01"}).status_code == 422
    giver.post(steps, {"kind": "answered", "words": "Calving.", "due": "2026-09-01"})
    assert "Calving." in page(keeper, pledge.get_absolute_url())
    assert "1 September 2026" in page(keeper, pledge.get_absolute_url())
    assert keeper.post(steps, {"kind": "not_kept"}).status_code == 403
    keeper.post(steps, {"kind": "let_go", "words": "Never mind."})
    assert Step.objects.filter(kind="let_go", words="Never mind.").exists()


def test_who_left_sees_and_takes_back_their_own_word(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    free, counted = gives(ruth, need), gives(ruth, needs(campaign, title="Vans"))
    becomes(nell, counted, "confirmed")
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    client, url = signed_in(ruth), free.get_absolute_url()
    html = page(client, url)
    assert "You are no longer a member of Soil &amp; Table" in html
    for hidden in (need.get_absolute_url(), campaign.get_absolute_url(), LIST):
        assert f'href="{hidden}"' not in html
    assert "Take my word back" in html
    assert "Take my word back" not in page(client, counted.get_absolute_url())
    assert client.post(f"{counted.get_absolute_url()}withdrawal/").status_code == 403
    assert signed_in(callum).post(f"{url}withdrawal/").status_code == 404
    answer = client.post(f"{url}withdrawal/", follow=True)
    assert answer.status_code == 200
    assert "Your pledge is taken back" in answer.content.decode()
    assert Pledge.objects.get() == counted


def test_a_steward_who_steps_in_answers_what_was_given(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(ruth, soil_and_table))
    pledge = gives(callum, need, quiet=True)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert "Callum Birch" in page(signed_in(nell), need.get_absolute_url())
    signed_in(nell).post(f"{pledge.get_absolute_url()}steps/", {"kind": "confirmed"})
    assert reached(need) == (4, 4, 0)


def test_a_quiet_word_names_nobody_but_to_who_carries_it(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    signed_in(ruth).post(need.get_absolute_url(), {"amount": "4", "words": "Hush.", "quiet": "on"})
    pledge = Pledge.objects.get()
    for url in (need.get_absolute_url(), campaign.get_absolute_url()):
        html = page(signed_in(callum), url)
        assert "Ruth Amsel" not in html
        assert "Hush." not in html
        assert "4</b> of 40 hours" in html, "it counts in the totals"
    assert signed_in(callum).get(pledge.get_absolute_url()).status_code == 404
    assert "Ruth Amsel" in page(signed_in(nell), need.get_absolute_url())


def test_a_mark_is_set_against_another_campaign(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    rival = needs(calls(ruth, soil_and_table, "Beans"))
    becomes(ruth, gives(nell, rival, 7), "confirmed")
    need = needs(calls(nell, soil_and_table))
    signed_in(nell).post(f"{need.get_absolute_url()}mark/", {"against": rival.code})
    html = page(signed_in(ruth), need.get_absolute_url())
    assert "To beat: 7, Beans." in html
    assert f'href="{rival.campaign.get_absolute_url()}"' in html


# ---- names ------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("H5")
def test_a_name_stands_with_its_reason_and_the_missing_sectors_are_named(
    nell: Person, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url, client = campaign.get_absolute_url(), signed_in(ruth)
    before = page(client, url)
    assert f'href="{priya.get_absolute_url()}">Ask Priya Nair</a>' in before
    assert "you could be the first" in before
    assert 'href="/people/?sector=media">Find somebody</a>' in before
    client.post(f"{url}names/", {"words": "My grandmother’s worms."})
    html = page(signed_in(priya), url)
    assert "My grandmother’s worms." in html
    assert "All five are heard where four are not" in html
    client.post(f"{url}names/", {"words": "Clay."})
    assert Endorsement.objects.get().words == "Clay."
    client.post(f"{url}names/withdrawal/")
    assert not Endorsement.objects.exists()
    assert client.post(f"{url}names/withdrawal/").status_code == 404


def test_where_names_are_collected_the_name_goes_there(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign, "signatures", 200, title="Names under the letter")
    client, url = signed_in(ruth), campaign.get_absolute_url()
    client.post(f"{url}names/", {"words": "Worms."})
    client.post(f"{url}names/", {"words": "Clay."})
    assert Pledge.objects.get().words == "Clay."
    assert reached(need) == (1, 1, 1)
    client.post(f"{url}names/withdrawal/")
    assert not Pledge.objects.exists()


# ---- together ---------------------------------------------------------------------------------------------------


def test_a_part_is_carried_by_who_says_yes(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    for person in (ruth, callum):
        signed_in(nell).post(f"{url}owners/", {"person": person.handle, "part": f"For {person.name}"})
    assert "Nell Whitlock asks you to carry a part: For Ruth Amsel" in page(signed_in(ruth), url)
    signed_in(ruth).post(f"{url}owners/answer/", {"answer": "yes"})
    signed_in(callum).post(f"{url}owners/answer/", {"answer": "no"})
    html = page(signed_in(callum), url)
    assert "For Ruth Amsel" in html
    assert "For Callum Birch" not in html
    assert signed_in(callum).post(f"{url}owners/answer/", {"answer": "yes"}).status_code == 404
    signed_in(nell).post(f"{url}owners/end/")
    assert [o.person_id for o in Owner.objects.standing()] == [ruth.pk]
    assert signed_in(nell).post(f"{url}owners/end/").status_code == 404


@pytest.mark.requirement("H2")
def test_an_agenda_is_built_on_the_page(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    signed_in(ruth).post(f"{url}points/", {"words": "A tenth of the score."})
    point = Point.objects.get()
    voices = f"/points/{point.code}/voices/"
    bad = signed_in(callum).post(voices, {"stance": "otherwise", "words": ""})
    assert bad.status_code == 422
    assert "Say how you would word it." in bad.content.decode()
    signed_in(callum).post(voices, {"stance": "otherwise", "words": "A twentieth."})
    assert "Callum Birch would say:" in page(signed_in(nell), url)
    assert signed_in(nell).post(f"/points/{point.code}/settlement/", {"agreed": "yes"}).status_code == 403
    for person in (callum, nell):
        signed_in(person).post(voices, {"stance": "behind"})
    assert Voice.objects.filter(stance="behind").count() == 3
    signed_in(nell).post(f"/points/{point.code}/settlement/", {"agreed": "yes"})
    assert "Agreed: we say this" in page(signed_in(ruth), url)
    assert signed_in(nell).post(f"/points/{point.code}/settlement/", {"agreed": "?"}).status_code == 404


@pytest.mark.requirement("H3")
def test_work_is_taken_on_and_done_on_the_page(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    signed_in(nell).post(f"{url}tasks/", {"title": "Fold 600 leaflets", "due": "2026-10-24"})
    milestone = campaign.milestones.get()
    assert "Looking for someone" in page(signed_in(ruth), url)
    owner, done = f"/milestones/{milestone.code}/owner/", f"/milestones/{milestone.code}/completion/"
    signed_in(ruth).post(owner)
    html = page(signed_in(ruth), url)
    assert "Looking for someone" not in html
    assert "Hand it back" in html
    signed_in(ruth).post(owner, {"act": "hand back"})
    assert "Looking for someone" in page(signed_in(nell), url)
    signed_in(ruth).post(owner)
    assert signed_in(ruth).post(done).status_code == 302
    assert "Done" in page(signed_in(nell), url)
    assert signed_in(ruth).post(done).status_code == 403


@pytest.mark.requirement("H1", "H7")
def test_what_it_moved_and_changed_is_written_down_and_seen(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    client = signed_in(nell)
    client.post(
        f"{url}moved/",
        {"whom": "The council", "words": "Voted for it.", "on": "2026-06-05", "link": "https://a.example/m"},
    )
    client.post(
        f"{url}results/",
        {
            "words": "The tender counts soil.",
            "evidence": "Line 14.",
            "links": "https://a.example/t",
            "civic": "Eleven spoke.",
            "on": "2026-06-06",
        },
    )
    signed_in(ruth).post(f"{url}names/", {"words": ""})
    result = campaign.results.get()
    signed_in(ruth).post(f"/results/{result.code}/witnesses/", {"words": "I read it aloud."})
    html = page(signed_in(ruth), url)
    for words in ("Voted for it.", "https://a.example/m", "The tender counts soil.", "Line 14.",
                  "https://a.example/t", "Eleven spoke.", "Ruth Amsel</b> saw it", "I read it aloud."):  # fmt: skip
        assert words in html, words
    long = signed_in(ruth).post(f"/results/{result.code}/witnesses/", {"words": "w" * 241})
    assert long.status_code == 422
    assert client.post(f"/results/{result.code}/witnesses/", {}).status_code == 403


def test_its_conversation_begins_here_and_is_one(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    url = campaign.get_absolute_url()
    response = signed_in(ruth).post(f"{url}conversation/", {"words": "Who drives?"})
    talk = Conversation.objects.get()
    assert response.headers["Location"] == talk.get_absolute_url()
    assert talk.title in page(signed_in(nell), url)
    signed_in(nell).post(f"{url}conversation/", {"words": "I do."})
    assert Conversation.objects.count() == 1


def test_what_is_over_shows_what_came_and_asks_for_nothing(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    closes(campaign, "called_off")
    html = page(signed_in(ruth), need.get_absolute_url())
    assert "This campaign is closed" in html
    assert "Give my word" not in html
    assert signed_in(ruth).post(need.get_absolute_url(), {"amount": "1"}).status_code == 403
