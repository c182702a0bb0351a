"""What hangs on messages goes, and its bytes with it, once that is certain."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile

from ..models import Attachment


def let_go(things: QuerySet[Attachment]) -> None:
    """These hang nowhere any more. Their bytes go when the transaction is through."""
    for thing in things:
        let_go_of_file(thing.file)
    things.delete()


def let_go_of_file(file: FieldFile) -> None:
    transaction.on_commit(_deleting(file))


def _deleting(file: FieldFile) -> Callable[[], None]:
    storage, name = file.storage, file.name
    return lambda: storage.delete(name) if name else None
