"""A person’s own data here: what they called, carried, promised, said, did and saw."""

from typing import Any

from barnraiser.people.models import Person

from ..models import (
    Campaign,
    Challenge,
    Closing,
    Completion,
    Endorsement,
    Extension,
    Influence,
    Milestone,
    Need,
    Owner,
    Pledge,
    Point,
    Result,
    Settlement,
    Step,
    Voice,
    Witness,
)


def own(person: Person) -> dict[str, Any]:
    return {
        "called": [_campaign(c) for c in Campaign.objects.filter(by=person)],
        "carried": [_owner(o) for o in Owner.objects.filter(person=person).select_related("campaign")],
        "pledges": [_pledge(p) for p in Pledge.objects.filter(by=person).select_related("need__campaign")],
        "said_of_pledges": [
            {"what": s.kind, "of": s.pledge.code, "words": s.words, "at": s.at.isoformat()}
            for s in Step.objects.filter(by=person).select_related("pledge")
        ],
        "stood_behind": [
            {"campaign": e.campaign.title, "words": e.words, "quietly": e.quiet, "at": e.at.isoformat()}
            for e in Endorsement.objects.filter(by=person).select_related("campaign")
        ],
        "points": [
            {"campaign": p.campaign.title, "words": p.words, "at": p.at.isoformat()}
            for p in Point.objects.filter(by=person).select_related("campaign")
        ],
        "voices": [
            {"point": v.point.words, "stance": v.stance, "words": v.words, "at": v.at.isoformat()}
            for v in Voice.objects.filter(by=person).select_related("point")
        ],
        "work": [
            _work(m) for m in Milestone.objects.filter(owner=person).select_related("campaign", "completion")
        ],
        "said_done": [
            {"work": c.milestone.title, "words": c.words, "at": c.at.isoformat()}
            for c in Completion.objects.filter(by=person).select_related("milestone")
        ],
        "wrote_down": [*_moved(person), *_changed(person)],
        "needs": [
            {"campaign": n.campaign.title, "need": n.title, "at": n.at.isoformat()}
            for n in Need.objects.filter(by=person).select_related("campaign")
        ],
        "challenges": [
            {"need": c.need.title, "amount": c.amount, "words": c.words, "at": c.at.isoformat()}
            for c in Challenge.objects.filter(by=person).select_related("need")
        ],
        "work_planned": [
            _work(m) | {"words": m.words, "at": m.at.isoformat()}
            for m in Milestone.objects.filter(by=person).select_related("campaign", "completion")
        ],
        "asked_to_carry": [
            {"campaign": o.campaign.title, "part": o.part, "at": o.asked_at.isoformat()}
            for o in Owner.objects.filter(asked_by=person).select_related("campaign")
        ],
        "steered": _steered(person),
        "saw": [
            {"result": w.result.words, "words": w.words, "at": w.at.isoformat()}
            for w in Witness.objects.filter(by=person).select_related("result")
        ],
    }


def _campaign(campaign: Campaign) -> dict[str, Any]:
    fields = ("code", "title", "goal", "words", "asks_whom", "asks_what", "until_what")
    return {field: getattr(campaign, field) for field in fields} | {
        "until": campaign.until.isoformat(),
        "at": campaign.at.isoformat(),
    }


def _owner(owner: Owner) -> dict[str, Any]:
    return {
        "campaign": owner.campaign.title,
        "part": owner.part,
        "since": owner.since.isoformat() if owner.since else None,
        "until": owner.until.isoformat() if owner.until else None,
    }


def _pledge(pledge: Pledge) -> dict[str, Any]:
    return {
        "code": pledge.code,
        "campaign": pledge.need.campaign.title,
        "need": pledge.need.title,
        "amount": pledge.amount,
        "currency": pledge.need.currency,
        "words": pledge.words,
        "due": pledge.due.isoformat() if pledge.due else None,
        "quietly": pledge.quiet,
        "at": pledge.at.isoformat(),
    }


def _work(milestone: Milestone) -> dict[str, Any]:
    return {
        "campaign": milestone.campaign.title,
        "title": milestone.title,
        "done": hasattr(milestone, "completion"),
    }


def _steered(person: Person) -> list[dict[str, Any]]:
    """What the person settled for a campaign: longer, over, and where it stands on a point."""
    longer = Extension.objects.filter(by=person).select_related("campaign")
    over = Closing.objects.filter(by=person).select_related("campaign")
    settled = Settlement.objects.filter(by=person).select_related("point")
    return [
        *(
            {
                "campaign": e.campaign.title,
                "until": e.until.isoformat(),
                "words": e.why,
                "at": e.at.isoformat(),
            }
            for e in longer
        ),
        *(
            {"campaign": c.campaign.title, "how": c.how, "words": c.words, "at": c.at.isoformat()}
            for c in over
        ),
        *({"point": s.point.words, "agreed": s.agreed, "at": s.at.isoformat()} for s in settled),
    ]


def _moved(person: Person) -> list[dict[str, Any]]:
    rows = Influence.objects.filter(by=person).select_related("campaign")
    return [
        {"campaign": r.campaign.title, "whom": r.whom, "words": r.words, "on": r.on.isoformat()} for r in rows
    ]


def _changed(person: Person) -> list[dict[str, Any]]:
    rows = Result.objects.filter(by=person).select_related("campaign")
    return [
        {
            "campaign": r.campaign.title,
            "words": r.words,
            "evidence": r.evidence,
            "links": r.links,
            "civic": r.civic,
            "on": r.on.isoformat(),
        }
        for r in rows
    ]
