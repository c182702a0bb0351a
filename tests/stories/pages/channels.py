"""The pages of channels outside."""

from barnraiser.acts.channels import actions
from tests.acts.channels.telling import tells

from . import House

WRITTEN_TO_ONLY = {"channels:judgement", "channels:seek", "channels:taking_down"}
NOT_A_PAGE: set[str] = set()


def pages(house: House) -> dict[str, str]:
    channel = tells(house.nell, house.community)
    actions.judge(by=house.others[0], channel=channel, is_good=True)
    return {
        "channels:list": "/channels/?need=Mentoring",
        "channels:detail": channel.get_absolute_url(),
        "channels:change": f"{channel.get_absolute_url()}change/",
        "channels:new": f"/communities/{house.community.slug}/channels/new/",
        "channels:headings": f"/communities/{house.community.slug}/channels/headings/",
    }
