"""Every write to organisations. They stand below the ledger: what is done on their behalf is recorded by programmes."""

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line
from barnraiser.people.models import Person

from .models import Organisation, Responsibility
from .rules import may_answer_for, may_found, may_lay_down, may_name, may_take_on

FIELDS = ("name", "sector", "about", "place", "website")


@transaction.atomic
def found(
    *, by: Person, name: str, sector: str, about: str, place: str = "", website: str = "", slug: str = ""
) -> Organisation:
    """The organisation is known here, and its founder is the first who answers for it."""
    may_found(by).require()
    now = clock.now()
    organisation = Organisation.objects.create(
        slug=slug or _free_slug(name),
        name=one_line(name),
        sector=sector,
        about=one_line(about),
        place=one_line(place),
        website=website,
        founded_at=now,
    )
    Responsibility.objects.create(organisation=organisation, person=by, named_by=by, named_at=now, since=now)
    return organisation


def _free_slug(name: str) -> str:
    slug = slugify(name)[:50] or new_code()
    taken = slug == "new" or Organisation.objects.filter(slug=slug).exists()
    return f"{slug}-{new_code()[:4]}" if taken else slug


def hold(organisation: Organisation) -> Organisation:
    """The organisation's row, locked: who else would change who answers for it waits until the transaction ends."""
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


@transaction.atomic
def describe(*, by: Person, organisation: Organisation, **words: str) -> Organisation:
    """The organisation's page says this."""
    may_answer_for(by, organisation).require()
    for field in set(FIELDS) & set(words):
        setattr(organisation, field, words[field] if field == "website" else one_line(words[field]))
    organisation.save(update_fields=list(FIELDS))
    return organisation


@transaction.atomic
def name(*, by: Person, organisation: Organisation, person: Person) -> Responsibility:
    """The person is asked to answer for the organisation. They do from the day they say yes."""
    may_name(by, organisation, person).require()
    try:
        with transaction.atomic():
            return Responsibility.objects.create(
                organisation=organisation, person=person, named_by=by, named_at=clock.now()
            )
    except IntegrityError:
        may_name(by, organisation, person).require()
        raise


@transaction.atomic
def take_on(*, by: Person, asked: Responsibility) -> Responsibility:
    """The person answers for the organisation from now on, under their own name."""
    hold(asked.organisation)
    asked = _again(asked)
    may_take_on(by, asked).require()
    asked.since = clock.now()
    asked.save(update_fields=["since"])
    return asked


@transaction.atomic
def decline(*, by: Person, asked: Responsibility) -> Responsibility:
    """The person does not answer for the organisation. It needs no reason."""
    hold(asked.organisation)
    asked = _again(asked)
    may_take_on(by, asked).require()
    return _end(asked)


@transaction.atomic
def lay_down(*, by: Person, held: Responsibility) -> Responsibility:
    """The person no longer answers for the organisation, or is no longer asked to. Somebody always does."""
    hold(held.organisation)
    held = _again(held)
    may_lay_down(by, held).require()
    return _end(held)


@transaction.atomic
def close(*, by: Person, organisation: Organisation) -> Organisation:
    """Nobody speaks for the organisation any more, and nobody can again. What was said for it stays."""
    organisation = hold(organisation)
    may_answer_for(by, organisation).require()
    return _close(organisation)


@transaction.atomic
def forget(*, person: Person) -> None:
    """The person answers for nothing. An organisation that nobody else answers for is closed with them."""
    theirs = Organisation.objects.filter(responsibilities__person=person).order_by("pk").distinct()
    for organisation in theirs:
        hold(organisation)
        for held in Responsibility.objects.filter(organisation=organisation, person=person, until=None):
            _end(held)
        if organisation.stands and not Responsibility.objects.current().filter(organisation=organisation):
            _close(organisation)
    Responsibility.objects.filter(named_by=person).update(named_by=None)


def _again(held: Responsibility) -> Responsibility:
    return Responsibility.objects.select_related("organisation", "person").get(pk=held.pk)


def _end(held: Responsibility) -> Responsibility:
    held.until = clock.now()
    held.save(update_fields=["until"])
    return held


def _close(organisation: Organisation) -> Organisation:
    organisation.until = clock.now()
    organisation.save(update_fields=["until"])
    Responsibility.objects.filter(organisation=organisation, until=None).update(until=organisation.until)
    return organisation
