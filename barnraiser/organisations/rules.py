"""Who may found an organisation, answer for it, and lay that down. There is never one that nobody answers for."""

from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Organisation, Responsibility

MOST_NAMED = 12


def may_found(by: Person) -> Verdict:
    return provided(by.is_claimed, "An organisation is founded by somebody who has come in themselves.")


def is_responsible(person: Person | None, organisation: Organisation) -> bool:
    if person is None:
        return False
    return Responsibility.objects.current().filter(person=person, organisation=organisation).exists()


def has_another(person: Person, organisation: Organisation) -> bool:
    """Whether somebody else answers for the organisation too."""
    held = Responsibility.objects.current().filter(organisation=organisation)
    return held.exclude(person=person).exists()


def stands(organisation: Organisation) -> Verdict:
    return provided(organisation.stands, f"{organisation.name} was closed: nobody answers for it any more.")


def may_answer_for(by: Person, organisation: Organisation) -> Verdict:
    """What only those may do who answer for the organisation."""
    return all_of(
        stands(organisation),
        lambda: provided(
            is_responsible(by, organisation),
            f"Only those who answer for {organisation.name} may do this. They are named on its page.",
        ),
    )


def may_name(by: Person, organisation: Organisation, person: Person) -> Verdict:
    """Somebody the namer can see, who has come in and is not asked or responsible already."""
    asked = Responsibility.objects.filter(organisation=organisation, until=None)
    return all_of(
        lambda: may_answer_for(by, organisation),
        lambda: provided(
            person.is_claimed and people.sees(by, person),
            "Name somebody you share a community with, who has come in themselves.",
        ),
        lambda: provided(
            not asked.filter(person=person).exists(),
            f"{person.name} answers for {organisation.name} already, or has been asked.",
        ),
        lambda: provided(
            asked.count() < MOST_NAMED, f"{MOST_NAMED} people are enough to answer for one organisation."
        ),
    )


def may_take_on(by: Person, asked: Responsibility) -> Verdict:
    return all_of(
        provided(by == asked.person, "Whether to answer for it is the choice of the person who was asked."),
        provided(asked.until is None and asked.since is None, "This has been answered already."),
        lambda: stands(asked.organisation),
    )


def may_lay_down(by: Person, held: Responsibility) -> Verdict:
    """By the person themselves, or by another who answers for the organisation; the last one stays."""
    return all_of(
        provided(held.until is None, "This has ended already."),
        lambda: provided(
            by == held.person or is_responsible(by, held.organisation),
            "This is ended by the person themselves, or by another who answers for the organisation.",
        ),
        lambda: may_go(held),
    )


def may_go(held: Responsibility) -> Verdict:
    others = Responsibility.objects.current().filter(organisation=held.organisation_id).exclude(pk=held.pk)
    return provided(
        held.since is None or others.exists(),
        f"{held.organisation.name} needs somebody who answers for it. Name another first, or close it.",
    )
