"""What stands in public, the newsletter and its desk, and what a reader of it sees."""

from datetime import timedelta

from barnraiser.acts.outward import actions, tokens
from barnraiser.acts.outward.models import Reader
from barnraiser.ground import clock
from tests.acts.outward.telling import reads, says, sends

from . import House

WRITTEN_TO_ONLY = {"outward:end", "outward:sending"}
NOT_A_PAGE = {
    "outward:kept",
    "outward:newsletter_atom",
    "outward:newsletter_json",
    "outward:public_atom",
    "outward:public_json",
}


def pages(house: House) -> dict[str, str]:
    community, nell = house.community, house.nell
    talks = [says(person, community, f"What does {person.name} grow?") for person in house.others[:3]]
    with clock.at(clock.now() - timedelta(days=3)):
        issue = sends(nell, community, *talks)
    draft = actions.compose(by=nell, community=community, title="Winter", words="It *froze*.", picks=talks)
    reader = reads(community)
    actions.ask(community=community, address="another@elsewhere.example")
    asked = Reader.objects.get(address="another@elsewhere.example")
    here = f"/communities/{community.slug}"
    return {
        "outward:everywhere": "/public/",
        "outward:public": f"{here}/public/",
        "outward:newsletter": f"{here}/newsletter/",
        "outward:desk": f"{here}/newsletter/desk/",
        "outward:new": f"{here}/newsletter/new/",
        "outward:yes": f"/newsletters/yes/{actions.new_word(reader=asked)}/",
        "outward:reader": f"/newsletters/reader/{tokens.token_for(reader)}/",
        "outward:issue": issue.get_absolute_url(),
        "outward:words": f"/newsletters/{draft.code}/words/",
        "outward:preview": f"/newsletters/{draft.code}/preview/",
        "outward:share": f"/conversations/{talks[0].code}/share/",
    }
