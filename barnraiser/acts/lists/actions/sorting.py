"""What a letter becomes: by the address it came to, who wrote it and whether that is proven."""

from dataclasses import dataclass
from datetime import timedelta

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level, Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .. import addresses, queries, sayings, tasks
from ..addresses import Destination, Purpose
from ..models import Arrival, Attachment, State
from ..reading import Letter, key_of
from .answering import answer
from .bouncing import note_report
from .endings import end
from .leaving import leave
from .posting import Place, post
from .releasing import release

PATIENCE = timedelta(minutes=10)
GIVES_UP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Case:
    """One letter on the table. `author` is the member whose proven address it names, proof or no proof of this letter."""

    arrival: Arrival
    raw: bytes
    letter: Letter
    destination: Destination
    author: Person | None


def sort(*, arrival: Arrival, raw: bytes, letter: Letter) -> None:
    """The letter becomes what it should."""
    destination = addresses.find(arrival.recipient)
    _note(arrival, letter, destination)
    if destination is None:
        end(arrival=arrival, state=State.QUARANTINED, reason="Nobody has this address any more.")
    elif destination.purpose == Purpose.BOUNCE:
        note_report(arrival=arrival, raw=raw, letter=letter, code=destination.code)
    elif machine := letter.machine or ("" if arrival.sender else "It has no sender to answer to."):
        end(arrival=arrival, state=State.REFUSED, reason=machine)
    else:
        _from_somebody(Case(arrival, raw, letter, destination, author_of(letter)))


def _note(arrival: Arrival, letter: Letter, destination: Destination | None) -> None:
    arrival.key, arrival.subject = letter.key, letter.head.subject[:200]
    arrival.community = destination.community if destination else None
    arrival.save(update_fields=["key", "subject", "community"])
    if not Attachment.objects.filter(arrival=arrival).exists():
        Attachment.objects.bulk_create(
            Attachment(
                arrival=arrival,
                number=f.number % 2**31,
                name=f.name,
                size=f.size,
                kind=f.kind[:100],
                note=f.note,
            )
            for f in letter.files
        )


def author_of(letter: Letter) -> Person | None:
    """The first member among those named in From, by an address that they have proven."""
    for sender in letter.head.senders:
        person = people.with_address(sender)
        if person and person.is_claimed and sender in people.proven_addresses_of(person):
            return person
    return None


def note_whose(arrival: Arrival, letter: Letter | None) -> None:
    """Where it went wrong, it is still known to which community a letter came, and which member it names."""
    destination = addresses.find(arrival.recipient)
    arrival.community = destination.community if destination else None
    arrival.by = author_of(letter) if letter else None
    arrival.save(update_fields=["community", "by"])


def _from_somebody(case: Case) -> None:
    """What needs no proof of the author has a signed address instead."""
    destination = case.destination
    if destination.purpose == Purpose.UNSUBSCRIBE and destination.person and destination.community:
        leave(by=destination.person, community=destination.community)
        end(arrival=case.arrival, state=State.DONE, reason="Its letters end.", by=destination.person)
    elif destination.purpose == Purpose.RELEASE:
        _let_out(case)
    elif case.letter.doubt:
        _hold(case, case.letter.doubt)
    elif case.author is None:
        _refuse(case, sayings.STRANGER)
    else:
        _from_member(case, case.author)


def _let_out(case: Case) -> None:
    held = Arrival.objects.held().select_related("by").filter(code=case.destination.code).first()
    if held is None or held.by is None:
        end(arrival=case.arrival, state=State.REFUSED, reason=sayings.SETTLED)
        return
    end(arrival=case.arrival, state=State.DONE, reason="It let a held letter out.", by=held.by)
    try:
        release(by=held.by, arrival=held)
    except Refused as refused:
        answer(address=people.signs_in_with(held.by), words=sayings.refused(held.subject, refused.reason))


def _hold(case: Case, reason: str) -> None:
    """The letter waits for the member it names; where it names none, for whoever keeps the house."""
    if case.author is None:
        end(arrival=case.arrival, state=State.QUARANTINED, reason=sayings.to_stewards(reason))
        return
    end(arrival=case.arrival, state=State.HELD, reason=reason, by=case.author)
    answer(address=people.signs_in_with(case.author), words=sayings.held(case.arrival, reason))


def _refuse(case: Case, reason: str) -> None:
    end(arrival=case.arrival, state=State.REFUSED, reason=reason, by=case.author)
    answer(address=case.letter.head.senders[0], words=sayings.refused(case.arrival.subject, reason))


def _from_member(case: Case, author: Person) -> None:
    destination = case.destination
    try:
        if destination.purpose == Purpose.SUBSCRIBE and destination.community:
            _subscribe(case, author, destination.community)
        elif destination.purpose == Purpose.UNSUBSCRIBE and destination.community:
            leave(by=author, community=destination.community)
            end(arrival=case.arrival, state=State.DONE, reason="Its letters end.", by=author)
            answer(address=people.signs_in_with(author), words=sayings.left(destination.community))
        else:
            _speaks(case, author)
    except Refused as refused:
        _refuse(case, refused.reason)


def _subscribe(case: Case, author: Person, community: Community) -> None:
    conversations.hear(by=author, community=community, level=Level.ALL, cadence=Cadence.AT_ONCE)
    end(arrival=case.arrival, state=State.DONE, reason="All of it comes by mail, at once.", by=author)
    answer(address=people.signs_in_with(author), words=sayings.subscribed(community))


def _speaks(case: Case, author: Person) -> None:
    """What a member wrote stands in the conversation it belongs to, or begins one."""
    destination, letter = case.destination, case.letter
    if doubt := _doubt_of_the_address(destination, author):
        _hold(case, doubt)
        return
    if destination.community is None:
        raise Refused("The conversation it answers is no longer there.")
    if not letter.words.strip() and not letter.files:
        raise Refused(sayings.NO_WORDS)
    answered = _answered(letter, destination.community)
    if destination.purpose == Purpose.SPEAK and answered is None and _waits_for_its_parent(case):
        return
    place = Place.of(destination.community, destination.conversation, answered)
    if not post(arrival=case.arrival, letter=letter, by=author, place=place):
        _hold(case, sayings.SAID_BEFORE)
        return
    _go_on_with_children(case)


def _doubt_of_the_address(destination: Destination, author: Person) -> str:
    """A signed address is good for whom it was given to, and for a year."""
    if destination.purpose != Purpose.ANSWER:
        return ""
    if destination.person != author:
        return "The address it went to was given to somebody else."
    return "The address it went to is more than a year old." if destination.is_old else ""


def _answered(letter: Letter, community: Community) -> Message | None:
    """The message a letter answers, by the names that mail programs gave it."""
    by_code = [code for each in letter.head.answers if (code := addresses.code_in(each))]
    keys = [key_of(each) for each in letter.head.answers]
    return queries.posted_as(community, keys) or queries.behind_codes(community, by_code)


def _waits_for_its_parent(case: Case) -> bool:
    """An answer that overtook what it answers waits a little; then it begins a conversation of its own."""
    arrival, answers = case.arrival, case.letter.head.answers
    if not answers or clock.now() > arrival.received_at + GIVES_UP:
        return False
    arrival.parent, arrival.due_at = key_of(answers[0]), clock.now() + PATIENCE
    arrival.save(update_fields=["parent", "due_at"])
    return True


def _go_on_with_children(case: Case) -> None:
    for child in Arrival.objects.waiting().filter(parent=case.letter.key).order_by("received_at", "pk"):
        tasks.settle.enqueue(child.pk)
