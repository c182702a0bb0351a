"""The parts of the design language as template tags."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.forms import BaseForm, BoundField
from django.template import Library
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from .. import concerns, devices, fields, figures, icons, marks, moments, sharing
from .. import faces as _faces

register = Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(_faces.face, name="face")
register.simple_tag(_faces.faces, name="faces")
register.simple_tag(marks.kind, name="kind")
register.simple_tag(marks.sector, name="sector")
register.simple_tag(marks.stance, name="stance")
register.simple_tag(marks.trend, name="trend")
register.simple_tag(figures.raising, name="raising")
register.simple_tag(figures.spark, name="spark")
register.simple_tag(figures.level, name="level")
register.simple_tag(figures.quorum, name="quorum")
register.filter("device", devices.device)

NOTES = {"": "info", "good": "check-circle", "wait": "hourglass", "chalk": "info", "alarm": "warning"}


@register.simple_tag
def when(moment: datetime | date) -> SafeString:
    """A moment as people say it: `2 hours ago`, `yesterday`, `Tuesday`, `2 October`."""
    from barnraiser.ground.clock import now

    return moments.when(moment, now())


@register.simple_tag
def field(bound: BoundField, look: str = "", label: str = "", hint: str = "") -> SafeString:
    """One field with its label, hint and errors. `look` draws choices as `seg` or `scale`."""
    return SafeString(render_to_string("web/components/field.html", fields.parts(bound, look, label, hint)))


@register.simple_tag
def fields_of(form: BaseForm) -> SafeString:
    """Every field of a form, hidden ones too, in order."""
    return SafeString("".join(field(bound) for bound in form))


@register.simple_tag
def error_summary(*forms: BaseForm | None, heading: str = "") -> SafeString:
    """What is to be put right, at the top of a form, with a link to each field. Nothing when all is well.

    Forms sent together have one summary: name them in the order in which their fields stand; what is None is skipped.
    """
    wrong = [form for form in forms if form is not None and form.errors]
    if not wrong:
        return SafeString()
    return SafeString(render_to_string("web/components/error_summary.html", fields.summary(wrong, heading)))


@register.inclusion_tag("web/components/paginate.html", takes_context=True)
def paginate(
    context: dict[str, Any], page: Any, newer: str = "Newer", older: str = "Older", said: str = ""
) -> dict[str, Any]:
    """`1 to 8 of 48` with newer and older; keeps the rest of the query."""
    return {"request": context["request"], "page": page, "newer": newer, "older": older, "said": said}


@register.simple_tag
def concern(about: Any, said: str = "Raise a concern") -> SafeString:
    """A quiet link beside a thing that has a `ref`: to where a member tells its keepers that something is wrong."""
    return concerns.link(about, said)


@register.simple_tag
def message_doors(message: Any) -> SafeString:
    """Quiet links beside a message: what the apps above offer to do with it."""
    from barnraiser.ground import manifest  # the registry fills up only when all apps are loaded

    links = (
        (reverse(door.url_name, args=[message.code]), icons.icon(door.icon), door.label)
        for door in manifest.message_doors()
    )
    return format_html_join("", '<a class="xs muted concern" href="{}" rel="nofollow">{}{}</a>', links)


@register.simple_tag
def share(about: Any, said: str = "Pass it on") -> SafeString:
    """A quiet link beside a thing that everybody may read and has a `code`: to its plain address."""
    return sharing.link(about, said)


@register.simple_block_tag
def note(content: str, tone: str = "", icon: str = "") -> SafeString:
    """A notice: something changed that matters here and now. Tones: good, wait, chalk, alarm."""
    values = {"content": content, "tone": tone, "icon": icon or NOTES[tone]}
    return SafeString(render_to_string("web/components/note.html", values))


@register.simple_block_tag
def beam(content: str, title: str, id: str = "", size: str = "", level: int = 2) -> SafeString:
    """A section heading. What stands between the tags is its count or link, on the right; it may be empty."""
    values = {"more": SafeString(content.strip()), "title": title, "id": id, "size": size, "level": level}
    return SafeString(render_to_string("web/components/beam.html", values))


@register.simple_block_tag
def empty_room(content: str, title: str = "", frame: bool = False) -> SafeString:
    """An empty room: what is absent, what that may mean, and one thing to do."""
    values = {"content": content, "title": title, "frame": frame}
    return SafeString(render_to_string("web/components/empty.html", values))


@register.simple_block_tag
def how(content: str, summary: str = "How is this worked out?", open: bool = False) -> SafeString:
    """A disclosure: how a figure was worked out, or a table for a picture."""
    values = {"content": content, "summary": summary, "open": open}
    return SafeString(render_to_string("web/components/how.html", values))


@register.simple_block_tag
def person_row(
    content: str,
    person: Any,
    tagline: str = "",
    sector: str = "",
    place: str = "",
    why: str = "",
    reasons: Iterable[Any] = (),
) -> SafeString:
    """A directory result. What stands between the tags is the one act: a small button, or a form with one. `reasons` stand after
    why, each as words with a link.
    """
    values = {
        "person": person,
        "tagline": tagline,
        "sector": sector,
        "place": place,
        "why": why,
        "reasons": reasons,
    }
    return SafeString(render_to_string("web/components/person_row.html", values | {"act": content}))
