"""Who may change what people say about themselves, and who reads it."""

from collections.abc import Mapping

from barnraiser.ground.verdict import Verdict, all_of, provided

from ..models import Audience, Part, Person, Showing

_WIDTH = {Audience.COMMUNITIES.value: 0, Audience.NETWORK.value: 1, Audience.PUBLIC.value: 2}


def may_edit(by: Person, person: Person) -> Verdict:
    return provided(by == person, "A profile is written by the person it is about, and nobody else.")


def may_show(by: Person, person: Person, audiences: Mapping[str, str]) -> Verdict:
    """Only the person says who reads of them; and whoever reads a part of a page also reads whose it is."""
    return all_of(
        lambda: may_edit(by, person),
        lambda: provided(
            audiences.keys() <= set(Part.values) and set(audiences.values()) <= _WIDTH.keys(),
            "There is no such part of a page, or no such audience.",
        ),
        lambda: provided(
            not hides_the_name(_then(person, audiences)),
            "Whoever reads a part of your page reads your name beside it. Show the name at least as far as the rest.",
        ),
    )


def hides_the_name(audiences: Mapping[str, str]) -> bool:
    """Whether some part would be shown to more people than the name is."""
    shown = {part: _WIDTH.get(audience, 0) for part, audience in audiences.items()}
    return max(shown.values(), default=0) > shown.get(Part.NAME.value, 0)


def _then(person: Person, audiences: Mapping[str, str]) -> dict[str, str]:
    """How far each part would be shown after the change."""
    now = dict(Showing.objects.filter(person=person).values_list("part", "audience"))
    return now | {str(part): str(audience) for part, audience in audiences.items()}
