"""The demo's storyteller: the product's own actions, at the moments they happened."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.conversations.uploads import Upload
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .cast import photograph, portrait_of
from .crowd import Member
from .progress import Progress
from .talk import Talk


@dataclass
class Story:
    """What has been told so far, by the short names of people and communities."""

    today: datetime
    members: dict[str, Member]
    progress: Progress
    scale: float = 1.0
    people: dict[str, Person] = field(default_factory=dict)
    communities: dict[str, Community] = field(default_factory=dict)
    memberships: dict[tuple[str, str], Membership] = field(default_factory=dict)
    told: list[tuple[str, Conversation]] = field(default_factory=list)

    def arrives(self, member: Member, at: datetime, *, password: str | None = None) -> Person:
        """The person has an account, a profile, and a picture where one was drawn."""
        part = member.part
        with clock.at(at):
            account = people.open_account(email=part.address, password=password)
            person = people.claim(account=account, address=part.address, name=part.name)
            people.edit_profile(
                by=person, person=person, interests=part.interests, tagline=part.tagline,
                sector=part.sector, tier=member.tier, place=part.place, country="GB", story=part.story, picture=portrait_of(part),
            )  # fmt: skip
        self.people[member.key] = person
        return person

    def invites(self, by: str, member: Member, within: str, at: datetime) -> None:
        """The person, here already, is a member by the invitation of another."""
        community, inviter, person = self.communities[within], self.people[by], self.people[member.key]
        with clock.at(at - timedelta(hours=7)):
            invitation, _ = belonging.invite(
                by=inviter,
                community=community,
                address=member.part.address,
                name=member.part.name,
                send=False,
            )
        with clock.at(at):
            counts = member.counts_ties if within == "soil-and-table" else None
            joined = belonging.accept(by=person, invitation=invitation, counts_ties=counts)
        self.memberships[member.key, within] = joined

    def joins(self, member: Member, within: str, at: datetime) -> None:
        """The person walks in through an open door."""
        with clock.at(at):
            joined = belonging.join(by=self.people[member.key], community=self.communities[within])
        self.memberships[member.key, within] = joined

    def carries(self, key: str, role: Role, within: str, at: datetime) -> None:
        """The member carries the role, given by the founder."""
        with clock.at(at):
            founder = self.people[self.founder_of(within)]
            communities.grant(by=founder, membership=self.memberships[key, within], role=role)

    def founder_of(self, within: str) -> str:
        return {"valley-co-ops": "tomasz", "courier-commons": "orla"}.get(within, "nell")

    def leaves(self, key: str, within: str, at: datetime) -> None:
        with clock.at(at):
            belonging.leave(by=self.people[key], membership=self.memberships[key, within])

    def tell(self, talk: Talk) -> Conversation:
        """The conversation stands with its answers and thanks, each at its moment."""
        with clock.at(talk.at):
            by, community = self.people[talk.by], self.communities[talk.within]
            told = conversations.start(
                by=by,
                community=community,
                kind=talk.kind,
                title=talk.title,
                words=talk.words,
                uploads=[Upload(photograph(name), shows) for name, shows in talk.photos],
            )
            opening = Message.objects.select_related("conversation__community", "by").get(conversation=told)
        messages = [opening]
        for say in talk.says:
            with clock.at(say.at):
                answer = conversations.reply(
                    by=self.people[say.by], conversation=told, words=say.words, to=messages[say.to]
                )
            messages.append(answer)
        for thank in talk.thanks:
            with clock.at(thank.at):
                conversations.thank(by=self.people[thank.by], message=messages[thank.to])
        self.told.append((talk.within, told))
        return told
