"""Write a batch: who is not known is introduced, then each thread stands, or goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.actions import ImportedMessage, ImportedThread
from barnraiser.people import actions as people
from barnraiser.people import queries as known
from barnraiser.people.models import Person

from .. import queries
from ..bodies import Bodies
from ..dryrun import Standing
from ..letters import NOWHERE
from ..mailtext import EMPTY, as_words
from ..mbox import Plan, PlannedMessage, Thread
from ..models import Import, ImportedPerson, Run


@dataclass(frozen=True, slots=True)
class Part:
    """New messages of a thread, few enough for one transaction; `covers` counts the old ones passed over with them."""

    thread: Thread
    messages: Sequence[PlannedMessage]
    covers: int


class Writer:
    """Writes the parts of one plan, in order: `read` before the transaction, `write` inside it."""

    def __init__(self, brought: Import, plan: Plan, standing: Standing, bodies: Bodies) -> None:
        self.brought, self.plan, self.bodies = brought, plan, bodies
        self.sources = set(standing.sources)
        self.people: dict[str, Person] = {}
        self.words: dict[str, str] = {}

    def read(self, parts: Iterable[Part]) -> None:
        """The words of these parts are at hand. Outside of any transaction: reading keeps nobody waiting."""
        self.words = {m.source: self._words(self.bodies.of(m)) for part in parts for m in part.messages}

    def write(self, parts: Iterable[Part]) -> None:
        """The parts stand in the community, and the run counts them."""
        parts = [part for part in parts if part.messages]
        introduced = self._meet({m.address for part in parts for m in part.messages})
        came = {"people": introduced, "conversations": 0, "messages": 0, "shortened": 0}
        new = [not any(self._known(m) for m in part.thread.messages) for part in parts]
        done = conversations.import_conversations(
            community=self.brought.community,
            threads=[self._thread(part) for part in parts],
            held_by=str(self.brought.ref),
        )
        for part, is_new, one in zip(parts, new, done, strict=True):
            came["conversations"] += is_new and one.created > 0
            came["messages"] += one.created
            came["shortened"] += one.shortened
            self.sources |= {m.source for m in part.messages}
        Run.objects.filter(of=self.brought).update(**{name: F(name) + more for name, more in came.items()})

    def _words(self, body: str) -> str:
        """A mail's plain text as Markdown; what was laid down from elsewhere is Markdown already."""
        return as_words(body) if self.brought.is_mail else body.strip() or EMPTY

    def _known(self, message: PlannedMessage) -> bool:
        return message.source in self.sources or any(one in self.sources for one in message.answers)

    def _thread(self, part: Part) -> ImportedThread:
        alongside = next((m.source for m in part.thread.messages if m.source in self.sources), "")
        messages = [self._message(m) for m in part.messages]
        return ImportedThread(part.thread.kind, part.thread.title, messages, alongside)

    def _message(self, message: PlannedMessage) -> ImportedMessage:
        return ImportedMessage(
            source=message.source,
            by=self.people[message.address],
            words=self.words[message.source],
            at=message.at,
            reply_to_source=self._answered(message),
        )

    def _answered(self, message: PlannedMessage) -> str:
        """The id among those it names that is here; else the first, which may come along in the same part."""
        here = (one for one in message.answers if one in self.sources)
        return next(here, message.answers[-1] if message.answers else "")

    def _meet(self, addresses: set[str]) -> int:
        """Everybody who speaks is a person of this community's own. Returns how many were introduced now."""
        strangers, community = addresses - set(self.people), self.brought.community
        found = queries.people_here(community, strangers)
        ImportedPerson.objects.bulk_create(
            [
                ImportedPerson(community=community, person=person, is_held=True)
                for person in set(found.values())
            ],
            ignore_conflicts=True,
        )
        made = self._introduce(strangers - set(found))
        ImportedPerson.objects.bulk_create(
            ImportedPerson(community=community, person=person, address=address, is_held=True)
            for address, person in made.items()
        )
        self.people |= found | made
        return len(made)

    def _introduce(self, addresses: set[str]) -> dict[str, Person]:
        """Each is a new person. An address that is somebody's elsewhere stays theirs: these words are not shown as theirs."""
        mail = {address for address in addresses if not address.endswith(NOWHERE)}
        elsewhere = known.known_addresses(mail)
        ours = mail - set(elsewhere)
        wanted = [(self.plan.people[one], one if one in ours else "") for one in sorted(addresses)]
        return dict(zip(sorted(addresses), people.introduce_all(wanted), strict=True))
