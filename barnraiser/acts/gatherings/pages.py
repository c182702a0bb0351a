"""What the pages show beside the rows themselves: words, forms, what the viewer may do. Values for templates."""

from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.db.models import QuerySet
from django.urls import reverse

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.web.fields import NUMBERS
from barnraiser.people.models import Person

from . import queries, rules
from .actions.meeting import When
from .forms import (
    AnswerForm,
    CheckInForm,
    FollowUpForm,
    HostForm,
    IntendForm,
    PlanForm,
    StepForm,
    WeMetForm,
)
from .models import Gathering, Meeting, Rsvp, Step
from .models.feed import token_for
from .models.presence import A_SMALL_ROUND

ROWS = 12
TAB = "gatherings:list"


def inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community, TAB)}


def listing(viewer: Person, community: Community, page: Page[Gathering]) -> dict[str, Any]:
    upcoming = queries.rows(viewer, list(queries.upcoming(viewer, community)[:40]))
    return inside(viewer, community) | {
        "lead": upcoming[0] if upcoming else None,
        "upcoming": upcoming[1:],
        "past": queries.rows(viewer, list(page)),
        "page": page,
    }


def detail(viewer: Person, gathering: Gathering, **forms: Any) -> dict[str, Any]:
    """The page of one gathering. `forms` are those that came back with something to put right."""
    mine = queries.answer_of(viewer, gathering)
    coming = queries.guests(viewer, gathering)
    here = inside(viewer, gathering.community) | {
        "gathering": gathering,
        "off": gathering.calling_off if rules.is_called_off(gathering) else None,
        "is_host": viewer in coming.hosts,
        "keeps": bool(rules.may_keep(viewer, gathering)),
        "guests": coming,
        "coming_words": coming_words(coming.number, gathering),
        "new_words": new_words(len(coming.new)),
        "mine": mine,
        "may_answer": rules.may_answer(viewer, gathering),
        "is_full": gathering.capacity is not None and len(coming.coming) >= gathering.capacity,
        "answer_form": forms.get("answer_form") or _answer_form(mine),
        "link_is_open": queries.link_is_open(viewer, gathering),
        "words_to_say": gathering.words_to_say.split() if viewer in coming.hosts else [],
    }
    return here | _presence(viewer, gathering, forms) | _after(viewer, gathering, forms)


def _presence(viewer: Person, gathering: Gathering, forms: dict[str, Any]) -> dict[str, Any]:
    there = rules.was_there(viewer, gathering)
    return {
        "was_there": there,
        "has_ticket": not rules.is_called_off(gathering) and clock.now() < gathering.closes_at,
        "check_in": rules.is_open_for_check_in(gathering),
        "check_in_form": forms.get("check_in_form") or CheckInForm(),
        "there": queries.there(gathering) if gathering.has_begun else [],
    }


def _after(viewer: Person, gathering: Gathering, forms: dict[str, Any]) -> dict[str, Any]:
    """What is there to look back on, once it has begun; the forms for those who were there."""
    looks_back = bool(rules.may_look_back(viewer, gathering))
    steps = list(queries.steps(viewer, gathering)) if gathering.has_begun else []
    here: dict[str, Any] = {
        "looks_back": looks_back,
        "met": queries.met_list(viewer, gathering) if looks_back else [],
        "is_small": len(queries.there(gathering)) <= A_SMALL_ROUND if looks_back else False,
        "follow_up": gathering.follow_up if hasattr(gathering, "follow_up") else None,
        "may_follow_up": bool(rules.may_follow_up(viewer, gathering)),
        "follow_up_form": forms.get("follow_up_form") or _follow_up_form(gathering),
        "steps": [(step, step.who_id == viewer.pk and not hasattr(step, "completion")) for step in steps],
        "intentions": [],
        "step_form": None,
        "intend_form": None,
    }
    if looks_back:
        here["intentions"] = list(queries.intentions(viewer).filter(gathering=gathering))
        here["step_form"] = forms.get("step_form") or StepForm(people=who_was_there(viewer, gathering))
        here["intend_form"] = forms.get("intend_form") or IntendForm(people=others_there(viewer, gathering))
    return here


def _answer_form(mine: Rsvp | None) -> AnswerForm:
    said = {"coming": "no" if mine.said == Rsvp.Said.NOT_THIS_TIME else "yes"} if mine else {}
    return AnswerForm(initial=said | {"brings": mine.brings if mine else ""})


def _follow_up_form(gathering: Gathering) -> FollowUpForm:
    return FollowUpForm(initial={"title": f"After “{gathering.title}”: what stays with you?"[:200]})


def hosting(viewer: Person, gathering: Gathering, form: HostForm | None = None) -> dict[str, Any]:
    is_host = rules.is_host(viewer, gathering)
    rows = [
        (person, state, state in ("expected", "") and bool(is_host))
        for person, state in queries.list_of_ticks(viewer, gathering)
    ]
    now = clock.now()
    return inside(viewer, gathering.community) | {
        "gathering": gathering,
        "is_host": is_host,
        "words_to_say": gathering.words_to_say.split() if is_host else [],
        "check_in": rules.is_open_for_check_in(gathering),
        "ticks_open": gathering.opens_at <= now < gathering.closes_for_hosts_at,
        "rows": rows,
        "number": sum(state == "here" for _, state, _ in rows),
        "hosts": queries.hosts_of(gathering),
        "form": form or HostForm(people=who_could_host(viewer, gathering)),
        "may_change": bool(rules.may_change(viewer, gathering)),
        "may_stop": bool(rules.may_stop_hosting(viewer, gathering)),
        "may_conclude": bool(rules.may_conclude(viewer, gathering)),
        "conclusion": gathering.conclusion if hasattr(gathering, "conclusion") else None,
        "off": gathering.calling_off if rules.is_called_off(gathering) else None,
    }


def who_could_host(viewer: Person, gathering: Gathering) -> QuerySet[Person]:
    hosts = [person.pk for person in queries.hosts_of(gathering)]
    return communities.members(viewer, gathering.community).exclude(pk__in=hosts)


def who_was_there(viewer: Person, gathering: Gathering) -> list[Person]:
    """Everybody who was there, the viewer first."""
    return sorted(queries.there(gathering), key=lambda person: (person != viewer, person.name))


def others_there(viewer: Person, gathering: Gathering) -> list[Person]:
    return [person for person in who_was_there(viewer, gathering) if person != viewer]


def meeting(viewer: Person, told: Meeting) -> dict[str, Any]:
    return {
        "meeting": told,
        "other": told.other_than(viewer),
        "is_mine": told.by_id == viewer.pk,
        "may_reply": rules.may_reply(viewer, told, met=False),
        "may_take_back": rules.may_take_back(viewer, told),
        "length": spoken_length(told.minutes),
    }


def we_met(viewer: Person, other: Person, form: WeMetForm) -> dict[str, Any]:
    times = [(time, spoken_length(time.minutes)) for time in queries.together(viewer, other)]
    return {"person": other, "form": form, "times": times}


def calendar(viewer: Person) -> dict[str, Any]:
    feed = queries.feed_of(viewer)
    address = ""
    if feed:
        address = settings.NETWORK_ADDRESS + reverse("gatherings:feed", args=[token_for(feed.code)])
    return {"feed": feed, "address": address}


def has_room(form: PlanForm, gathering: Gathering) -> bool:
    """Whether there is room for those who are coming; if not, the form says so beside the number."""
    verdict = rules.has_room_for(gathering, form.cleaned_data["capacity"])
    if not verdict:
        form.add_error("capacity", verdict.reason)
    return bool(verdict)


def may_say(form: WeMetForm, viewer: Person, other: Person) -> bool:
    """Whether the day can be one on which they met; if not, the form says why beside it."""
    verdict = rules.may_say_we_met_on(viewer, other, form.room(), form.cleaned_data["day"])
    if not verdict:
        form.add_error("day", verdict.reason)
    return bool(verdict)


def when(form: WeMetForm) -> When:
    values = form.cleaned_data
    return When(day=values["day"], minutes=values["minutes"], place=values["place"])


def spoken_length(minutes: int) -> str:
    """`half an hour`, `two hours`, `five and a half hours`."""
    if minutes < 60:
        return {15: "a quarter of an hour", 30: "half an hour"}.get(minutes, f"{minutes} minutes")
    hours, rest = divmod(minutes, 60)
    half = " and a half" if 15 <= rest < 45 else ""
    hours += rest >= 45
    if (hours, half) == (1, ""):
        return "an hour"
    return f"{spoken(hours)}{half} hours"


def spoken(number: int) -> str:
    """A number in words up to ten."""
    return NUMBERS[number].lower() if number < len(NUMBERS) else str(number)


def coming_words(number: int, gathering: Gathering) -> str:
    """`Four are coming`; once it is over or called off `Four said they would come`."""
    is_past = gathering.is_over or rules.is_called_off(gathering)
    verb = "said they would come" if is_past else "is coming" if number == 1 else "are coming"
    return f"{spoken(number).capitalize()} {verb}"


def new_words(number: int) -> str:
    if number == 0:
        return ""
    return f"You have not met {spoken(number)} of them." if number > 1 else "You have not met one of them."


def said_of_an_answer(said: Rsvp) -> str:
    if said.comes:
        return "You are coming. It is in your calendar, if your calendar reads here."
    if said.waits:
        return "It is full. You are in the queue, and hear at once when there is a place."
    return "Not this time. Nobody is told."


def said_of_a_step(viewer: Person, step: Step) -> str:
    if step.who is None or step.who == viewer:
        return "Written down."
    return f"Written down. {step.who.name} hears of it."


def said_of_meetings(said: list[Meeting]) -> str:
    both = sum(meeting.is_confirmed for meeting in said)
    if not said:
        return "Kept: nobody ticked."
    if both == len(said):
        return "You have both said so. It is recorded that you have met."
    return "Kept. It counts when they say so too."
