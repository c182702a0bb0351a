"""Who may raise a concern, look into one, answer it, and ask for another look."""

from datetime import timedelta

from django.db.models import QuerySet

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community, Membership, Role, RoleGrant
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import YES, Verdict, all_of, no, provided
from barnraiser.people.models import Person

from .models import Answer, Appeal, Case, Handling, Report
from .models.case import KEEPERS

TO_APPEAL = timedelta(days=30)


def may_raise(by: Person, community: Community, about: Ref, concerned: Person | None) -> Verdict:
    """A member, about what somebody else did, once a thing. A yes to the charter is not asked first."""
    return all_of(
        lambda: communities.may_read(by, community),
        lambda: provided(by != concerned, "This is yours. You can speak with a keeper about it yourself."),
        lambda: has_not_raised(by, community, about),
    )


def has_not_raised(by: Person, community: Community, about: Ref) -> Verdict:
    said = Report.objects.filter(by=by, community=community, about=str(about)).select_related("case").first()
    if said is None:
        return YES
    return no("You have raised a concern about this already.", way=said.case.get_absolute_url())


def may_look_at_names(by: Person, community: Community) -> Verdict:
    """Names that look alike are a steward's to look at, also while their own yes to the charter is due."""
    return provided(
        communities.has_role(by, community, Role.STEWARD),
        f"Names that look alike are for the stewards of {community.name}, who are named on its front page.",
    )


def may_tell_apart(by: Person, community: Community) -> Verdict:
    return communities.may_steward(by, community)


def is_member(person: Person, community: Community) -> bool:
    return communities.is_member(person, community)


def is_keeper(person: Person, community: Community) -> bool:
    return communities.has_role(person, community, *KEEPERS)


def keeps(person: Person, case: Case) -> bool:
    """Whether they are a keeper for this case: not by a role that whom it is about gave since it was raised."""
    return honest_grants(case).filter(membership__person=person).exists()


def honest_grants(case: Case) -> QuerySet[RoleGrant]:
    """The keepers' roles in the case's community that count for it."""
    grants = RoleGrant.objects.filter(
        membership__community=case.community_id, membership__until=None, until=None, role__in=KEEPERS
    )
    if case.concerned_id is None:
        return grants
    return grants.exclude(granted_by=case.concerned_id, since__gte=case.opened_at)


def is_concerned(person: Person, case: Case) -> bool:
    """Whether the case is about them, or they raised it: then somebody else looks into it."""
    return case.concerned_id == person.pk or Report.objects.filter(case=case, by=person).exists()


def is_about(person: Person, case: Case) -> bool:
    return case.concerned_id == person.pk


def has_answered(person: Person, case: Case) -> bool:
    return Answer.objects.filter(case=case, by=person).exists()


def may_look(viewer: Person, case: Case) -> Verdict:
    """Whom it concerns always; a keeper, as sure to be who they are as the host asks."""
    return YES if is_concerned(viewer, case) else communities.is_sure_to_be(viewer)


def may_handle(by: Person, case: Case) -> Verdict:
    """A keeper whom it does not concern, and after an appeal one who has not answered it."""
    return all_of(
        lambda: provided(
            keeps(by, case),
            f"Concerns in {case.community.name} are looked into by its stewards and hosts.",
        ),
        lambda: communities.is_sure_to_be(by),
        lambda: communities.may_take_part(by, case.community),
        lambda: provided(
            not is_concerned(by, case), "This is about you, or you raised it. Somebody else looks into it."
        ),
        lambda: provided(not has_answered(by, case), "You answered it. Now somebody else looks again."),
        lambda: is_waiting(case),
    )


def is_waiting(case: Case) -> Verdict:
    """Nobody has answered yet, or another look was asked for and not yet taken."""
    answers = set(Answer.objects.filter(case=case).values_list("turn", flat=True))
    asked_again = Appeal.objects.filter(case=case).exists()
    return provided(
        not answers or (asked_again and Answer.Turn.APPEAL not in answers), "It has been answered."
    )


def may_take_up(by: Person, case: Case) -> Verdict:
    """Whoever had it and may no longer handle it is no hindrance."""
    standing = Handling.objects.filter(case=case, until=None).select_related("by").first()
    holder = standing.by if standing else None
    return all_of(
        lambda: may_handle(by, case),
        lambda: provided(
            holder is None or holder == by or not may_handle(holder, case),
            f"{holder} looks into it already." if holder else "",
        ),
    )


def may_put_down(by: Person, case: Case) -> Verdict:
    return provided(
        Handling.objects.filter(case=case, until=None, by=by).exists(), "It is not you who looks into it."
    )


def may_answer(by: Person, case: Case) -> Verdict:
    return all_of(
        lambda: may_handle(by, case),
        lambda: provided(
            Handling.objects.filter(case=case, until=None, by=by).exists(),
            "Take it up first, so that no two keepers answer it.",
        ),
    )


def may_take(by: Person, case: Case, measure: str) -> Verdict:
    """Whether the answer may do this: a message can be taken down, a membership ended by a steward. That an ended one
    stays ended, whoever looks again may find.
    """
    if measure == Answer.Measure.HIDE:
        return provided(is_message(case.thing), "Only a message can be taken down.")
    if measure == Answer.Measure.WORD:
        return provided(case.concerned_id is not None, "Nobody is named here whom a word could reach.")
    if measure == Answer.Measure.END and not _was_ended(case):
        return may_end_membership(by, case)
    return YES


def _was_ended(case: Case) -> bool:
    """Whether the first answer ended the membership."""
    return Answer.objects.filter(case=case, turn=Answer.Turn.FIRST, measure=Answer.Measure.END).exists()


def is_message(thing: Ref) -> bool:
    return thing.app == "conversations" and thing.noun in ("message", "conversation")


def may_end_membership(by: Person, case: Case) -> Verdict:
    membership = case.membership()
    return all_of(
        lambda: provided(
            communities.has_role(by, case.community, Role.STEWARD), "Only a steward ends a membership."
        ),
        lambda: communities.is_sure_to_be(by),
        lambda: provided(membership is not None, "They are no member here."),
        lambda: communities.may_stand_down(membership) if membership else YES,
    )


def may_appeal(by: Person, case: Case) -> Verdict:
    """Either side, once, within a month of the answer."""
    return all_of(
        lambda: provided(is_concerned(by, case), "Another look is asked for by whom it concerns."),
        lambda: provided(case.answered_at is not None, "It has not been answered yet."),
        lambda: provided(
            not Appeal.objects.filter(case=case).exists(),
            "Another look was asked for already. That can be done once.",
        ),
        lambda: provided(
            case.answered_at is not None and clock.now() <= case.answered_at + TO_APPEAL,
            "Another look can be asked for within a month of the answer.",
        ),
    )


def may_see_names(person: Person, case: Case) -> bool:
    """Who reads the reports with their names: the keepers whom it does not concern."""
    return keeps(person, case) and not is_concerned(person, case)


def eligible(case: Case) -> list[Person]:
    """The keepers who could handle it now, by name."""
    seats = Membership.objects.filter(pk__in=honest_grants(case).values("membership")).select_related(
        "person"
    )
    out = {case.concerned_id, *_pks(Report, case), *_pks(Answer, case)}
    return [seat.person for seat in seats.order_by("person__name", "pk") if seat.person_id not in out]


def lost(case: Case) -> list[Person]:
    """The members who were keepers when it was raised and are none any more, by name."""
    before = RoleGrant.objects.filter(
        membership__community=case.community_id, role__in=KEEPERS, since__lte=case.opened_at,
        until__gte=case.opened_at,
    )  # fmt: skip
    seats = Membership.objects.current().filter(pk__in=before.values("membership")).select_related("person")
    return [
        seat.person
        for seat in seats.order_by("person__name", "pk")
        if not is_keeper(seat.person, case.community)
    ]


def _pks(model: type[Report | Answer], case: Case) -> set[int | None]:
    return set(model.objects.filter(case=case).values_list("by", flat=True))
