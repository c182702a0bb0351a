"""Every write to acting for somebody: agree, act, take back, end, allow, forget."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.belonging.models import Sheet
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger import queries as acts
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused, provided
from barnraiser.people.models import Person

from .deeds import WAYS
from .manifest import AGREED, ENDED, TOOK_BACK
from .models import Agreement, Allowance, Deed
from .rules import may_act, may_agree, may_ask_to_help, may_end, may_help, may_take_back, may_witness

Proof = Agreement.Proof


@transaction.atomic
def ask_to_help(*, by: Person, person: Person, community: Community) -> Agreement:
    """The person is asked whether this member may act for them. Until their yes nothing may be done."""
    _hold(by, community)
    may_ask_to_help(by, person, community).require()
    return _agreement(by, person, community, Proof.OWN)


@transaction.atomic
def agree(*, by: Person, agreement: Agreement) -> Agreement:
    """The person said yes here themselves: the helper may act for them."""
    agreement = _held(agreement)
    may_agree(by, agreement).require()
    return _begin(agreement)


@transaction.atomic
def witness(*, by: Person, helper: Person, person: Person, community: Community) -> Agreement:
    """A steward heard the person say yes: the helper may act for them. It stands in the log of power."""
    _hold(helper, community)
    may_witness(by, helper, person, community).require()
    agreement = _begin(_agreement(helper, person, community, Proof.WITNESS, by))
    what = f"Was witness that {helper.name} may act for another"
    communities.log_power(community=community, what=what, by=by, toward=person)
    return agreement


@transaction.atomic
def agree_on_paper(*, by: Person, sheet: Sheet) -> Agreement:
    """The person signed this sheet: who entered its code may act for them. A code works once."""
    _hold(by, sheet.community)
    provided(sheet.person is not None, "This sheet lets nobody act for another.").require()
    assert sheet.person  # noqa: S101 - just asked
    may_help(by, sheet.person, sheet.community).require()
    belonging.use_sheet(by=by, sheet=sheet)
    return _begin(_agreement(by, sheet.person, sheet.community, Proof.PAPER))


@transaction.atomic
def act(
    *, by: Person, agreement: Agreement, what: str, code: str = "", words: Mapping[str, str] | None = None
) -> Deed:
    """It is done as if the person had done it themselves, and marked everywhere as done through their helper."""
    agreement = _held(agreement)
    may_act(by, agreement, what).require()
    before, way = acts.mark(), WAYS[what]
    done = way.do(by, agreement.person, agreement.community, code, words or {})
    if not ledger.mark_through(person=agreement.person, helper=by, since=before, kinds=way.kinds):
        raise Refused(f"{agreement.person.name} has done this already.")
    return Deed.objects.create(
        agreement=agreement, what=what, about=str(done.about), title=done.title[:200], at=clock.now()
    )


@transaction.atomic
def take_back(*, by: Person, deed: Deed) -> Deed:
    """It is undone, by the one it was done for or by who did it, and the acts no longer count."""
    agreement = _held(deed.agreement)
    deed = Deed.objects.select_for_update(of=("self",)).get(pk=deed.pk)
    deed.agreement = agreement
    may_take_back(by, deed).require()
    WAYS[deed.what].undo(agreement.person, Ref.parse(deed.about).code)
    ledger.retract_done_by(
        person=agreement.person, about=Ref.parse(deed.about), kinds=WAYS[deed.what].kinds, by=by
    )
    deed.taken_back_at, deed.taken_back_by = clock.now(), by
    deed.save(update_fields=["taken_back_at", "taken_back_by"])
    _record(TOOK_BACK, by, agreement, occasion=f"deed {deed.pk} taken back")
    return deed


@transaction.atomic
def end(*, by: Person, agreement: Agreement) -> Agreement:
    """Nobody acts for the person by this any more. What was done stands, and may be taken back for its two weeks."""
    agreement = _held(agreement)
    may_end(by, agreement).require()
    agreement.until = clock.now()
    agreement.save(update_fields=["until"])
    if agreement.since:
        _record(ENDED, by, agreement, occasion=f"agreement {agreement.pk} ended")
    if by not in (agreement.person, agreement.helper):
        what = f"Ended, at their word, that {agreement.helper.name} acts for another"
        communities.log_power(community=agreement.community, what=what, by=by, toward=agreement.person)
    return agreement


@transaction.atomic
def allow_stances(*, community: Community, allowed: bool, decision: Ref) -> Allowance:
    """Members decided whether helpers may say a stance for those they act for."""
    allowance, _ = Allowance.objects.update_or_create(
        community=community, defaults={"stances": allowed, "decided_by": str(decision), "at": clock.now()}
    )
    may = "may" if allowed else "may not"
    what = f"A helper {may} say where somebody stands for whom they act"
    communities.log_power(community=community, what=what, by=None, about=decision)
    return allowance


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing says any more that the person acted for somebody, or was acted for."""
    Agreement.objects.filter(person=person).delete()
    Agreement.objects.filter(helper=person).delete()
    Agreement.objects.filter(witness=person).update(witness=None)
    Deed.objects.filter(taken_back_by=person).update(taken_back_by=None)


def _agreement(
    helper: Person, person: Person, community: Community, proof: str, witness: Person | None = None
) -> Agreement:
    try:
        with transaction.atomic():
            return Agreement.objects.create(
                community=community,
                person=person,
                helper=helper,
                proof=proof,
                witness=witness,
                asked_at=clock.now(),
            )
    except IntegrityError as error:
        raise Refused(f"Somebody acts for {person.name} here already, or has asked to.") from error


def _begin(agreement: Agreement) -> Agreement:
    agreement.since = clock.now()
    agreement.save(update_fields=["since"])
    ledger.record(
        AGREED,
        by=agreement.person,
        toward=[agreement.helper],
        within=agreement.community,
        at=agreement.since,
        occasion=f"agreement {agreement.pk}",
    )
    return agreement


def _record(kind: Kind, by: Person, agreement: Agreement, occasion: str) -> None:
    both = (agreement.person, agreement.helper)
    ledger.record(
        kind,
        by=by,
        toward=[one for one in both if one != by],
        within=agreement.community,
        occasion=occasion,
    )


def _hold(helper: Person, community: Community) -> None:
    """Whoever else would begin to act in this community, or for more people than five, waits."""
    communities.hold(community)
    Person.objects.select_for_update(of=("self",)).get(pk=helper.pk)


def _held(agreement: Agreement) -> Agreement:
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("community", "person", "helper")
    return rows.get(pk=agreement.pk)
