"""A test client that is signed in as one of the cast."""

from django.test import Client

from barnraiser.people.models import Person

BACKEND = "barnraiser.people.backends.PersonBackend"


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account
    client.force_login(person.account, backend=BACKEND)
    return client
