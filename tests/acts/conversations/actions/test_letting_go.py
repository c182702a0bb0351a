import pytest
from django.db import transaction

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.actions.letting_go import let_go
from barnraiser.acts.conversations.models import Attachment
from barnraiser.acts.conversations.uploads import Upload
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import files_kept, pdf


@pytest.mark.django_db(transaction=True)
def test_bytes_stay_as_long_as_it_may_still_come_to_nothing(ruth: Person, soil_and_table: Community) -> None:
    actions.start(
        by=ruth, community=soil_and_table, kind="question", title="T", words="W", uploads=[Upload(pdf())]
    )
    before = files_kept()
    with transaction.atomic():
        let_go(Attachment.objects.all())
        transaction.set_rollback(True)
    assert files_kept() == before
    assert Attachment.objects.get().file.storage.exists(Attachment.objects.get().file.name or "")
    let_go(Attachment.objects.all())
    assert len(files_kept()) == len(before) - 1
