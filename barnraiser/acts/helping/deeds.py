"""The closed list of what may be done for another: how each is done, and how it is taken back. The apps' own actions do
it, as the person; their rules are asked as for anybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talks
from barnraiser.acts.conversations.manifest import MENTIONED, STARTED
from barnraiser.acts.decisions import actions as decisions
from barnraiser.acts.decisions import queries as proposals
from barnraiser.acts.decisions.manifest import OBJECTED, SPOKE
from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings import queries as meetings
from barnraiser.acts.gatherings.manifest import JOINED
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.acts.reciprocity import queries as favours
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Kind
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .models import Deed

What = Deed.What
GONE = "What it was about is no longer there."


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: about which thing, and how that is called."""

    about: Ref
    title: str


def comes(helper: Person, person: Person, community: Community, code: str, words: Mapping[str, str]) -> Done:
    gathering = _there(meetings.visible_to(helper).filter(community=community, code=code).first())
    gatherings.answer(by=person, gathering=gathering, coming=True, brings=words.get("words", "")[:120])
    return Done(gathering.ref, gathering.title)


def comes_not(person: Person, code: str) -> None:
    held = meetings.behind(code)
    gatherings.answer(by=person, gathering=_there(held), coming=False)


def answers(
    helper: Person, person: Person, community: Community, code: str, words: Mapping[str, str]
) -> Done:
    asks = favours.visible_to(helper).open().filter(community=community, code=code, side="ask")
    favour = _there(asks.first())
    said = reciprocity.answer(by=person, favour=favour, words=words.get("words", ""))
    return Done(said.ref, favour.title)


def answers_not(person: Person, code: str) -> None:
    reciprocity.step_back(by=person, answer=_there(favours.answer_by(person, code)))


def stands(helper: Person, person: Person, community: Community, code: str, words: Mapping[str, str]) -> Done:
    proposal = _there(proposals.visible_to(helper).open().filter(community=community, code=code).first())
    decisions.stand(
        by=person, proposal=proposal, stance=words.get("stance", ""), reason=words.get("words", "")
    )
    return Done(proposal.ref, proposal.title)


def stands_not(person: Person, code: str) -> None:
    decisions.unsay(by=person, proposal=_there(proposals.behind(code)))


def tells(helper: Person, person: Person, community: Community, code: str, words: Mapping[str, str]) -> Done:
    talk = conversations.start(
        by=person,
        community=community,
        kind=words.get("kind", ""),
        title=words.get("title", ""),
        words=words.get("words", ""),
    )
    return Done(talk.ref, talk.title)


def tells_not(person: Person, code: str) -> None:
    conversations.take_back(by=person, message=_there(talks.behind(code, "conversation")))


@dataclass(frozen=True, slots=True)
class Way:
    """How one thing on the list is done and undone, and the acts that stand in the ledger by it."""

    do: Callable[[Person, Person, Community, str, Mapping[str, str]], Done]
    undo: Callable[[Person, str], None]
    kinds: tuple[Kind | str, ...]


WAYS: Mapping[str, Way] = {
    What.COMES: Way(comes, comes_not, (JOINED,)),
    What.ANSWERS: Way(answers, answers_not, ("reciprocity.came_forward",)),
    What.STANDS: Way(stands, stands_not, (SPOKE, OBJECTED)),
    What.TELLS: Way(tells, tells_not, (STARTED, MENTIONED)),
}


def _there(found: Any) -> Any:
    if found is None:
        raise Refused(GONE)
    return found
