"""Take a file in. Nothing of it is anybody's to see yet."""

import hashlib

from django.core.files import File
from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import tasks
from ..models import Import, Progress
from ..rules import may_import
from .leaving import let_go_of_old_uploads

type Upload = File[bytes]


def upload(
    *,
    by: Person,
    community: Community,
    file: Upload,
    name: str,
    kind: str = Import.Kind.MBOX,
    site: str = "",
    look: bool = True,
) -> Import:
    """The file is kept for a dry run, in private. The same file, still waiting or half brought in, is taken up again."""
    may_import(by, community).require()
    let_go_of_old_uploads()
    sha256 = _digest(file)
    if waiting := _waiting(community, sha256, kind, site):
        return waiting
    with transaction.atomic():
        brought = Import.objects.create(
            community=community, by=by, file_name=name[-200:], size=file.size, sha256=sha256, upload=file,
            kind=Import.Kind(kind), site=site, uploaded_at=clock.now(),
        )  # fmt: skip
        Progress.objects.create(of=brought, started_at=clock.now(), moved_at=clock.now())
        if look:
            tasks.look_over.enqueue(brought.pk)
    return Import.objects.whole().get(pk=brought.pk)


def _waiting(community: Community, sha256: str, kind: str, site: str) -> Import | None:
    rows = (
        Import.objects.whole().unfinished().filter(community=community, sha256=sha256, kind=kind, site=site)
    )
    return rows.exclude(upload="").first()


def _digest(file: Upload) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
