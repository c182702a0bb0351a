import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Attachment, Message
from barnraiser.acts.conversations.uploads import Unsuitable, Upload
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import files_kept, later, opening, pdf, photo

pytestmark = pytest.mark.django_db(transaction=True)


def sends(by: Person, community: Community, *uploads: Upload) -> Message:
    talk = actions.start(
        by=by, community=community, kind="failure", title="The strip", words="Look.", uploads=uploads
    )
    return opening(talk)


def test_photographs_are_made_anew_and_files_stay_as_they_came(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    said = sends(ruth, soil_and_table, Upload(photo(), "A boot for scale"), Upload(pdf()))
    told = queries.said(callum, [said])[0].beside
    assert [(one.alt, one.name) for one in told.photos] == [("A boot for scale", "boot.jpg")]
    assert [one.name for one in told.files] == ["rates.pdf"]
    with told.files[0].file.open("rb") as file:
        assert file.read() == b"%PDF-1.7\nkilos a hectare"
    with told.photos[0].file.open("rb") as file:
        assert file.read(4) == b"RIFF"


def test_what_lies_in_the_store_tells_nothing_by_its_name(ruth: Person, soil_and_table: Community) -> None:
    before = set(files_kept())
    for name in ("../../evil.pdf", "a;`id`\n.pdf", "x" * 255 + ".pdf", "CON.pdf", "ＡＢＣ.pdf"):
        sends(ruth, soil_and_table, Upload(pdf(name)))
    new = set(files_kept()) - before
    assert len(new) == 5
    assert all(path.parent.name == "conversations" and len(path.name) == 40 for path in new)
    assert all(
        len(name) <= 100 and "/" not in name for name in Attachment.objects.values_list("name", flat=True)
    )


def test_where_the_words_are_refused_no_file_is_left(
    harald: Person, ruth: Person, soil_and_table: Community
) -> None:
    before = files_kept()
    with pytest.raises(Refused):
        sends(harald, soil_and_table, Upload(pdf()))
    with pytest.raises(Unsuitable):
        sends(
            ruth, soil_and_table, Upload(pdf()), Upload(SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>"))
        )
    with pytest.raises(Unsuitable, match="4 photographs"):
        sends(ruth, soil_and_table, *(Upload(pdf()) for _ in range(5)))
    assert files_kept() == before
    assert not Attachment.objects.exists()


def test_so_much_a_day_and_no_more(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("barnraiser.acts.conversations.rules.speaking.MOST_A_DAY", 50)
    with clock.at(later()):
        sends(ruth, soil_and_table, Upload(pdf(body=b"0" * 20)))
        before = files_kept()
        with pytest.raises(Refused, match="Send the rest tomorrow"):
            sends(ruth, soil_and_table, Upload(pdf(body=b"0" * 20)))
        assert files_kept() == before
    with clock.at(later(hours=25)):
        sends(ruth, soil_and_table, Upload(pdf(body=b"0" * 20)))


def test_whoever_sent_it_takes_it_away_with_its_bytes(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    before = files_kept()
    said = sends(ruth, soil_and_table, Upload(pdf()))
    thing = Attachment.objects.get()
    with pytest.raises(Refused, match="whoever sent it"):
        actions.unhang(by=callum, attachment=thing)
    actions.unhang(by=ruth, attachment=thing)
    assert files_kept() == before
    assert queries.said(ruth, [said])[0].beside.files == []


def test_bytes_go_when_the_message_is_taken_out_or_the_person_is_forgotten(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    before = files_kept()
    said = sends(ruth, soil_and_table, Upload(photo(), "A boot"), Upload(pdf()))
    actions.take_back(by=ruth, message=said)
    assert files_kept() == before
    sends(ruth, soil_and_table, Upload(pdf()))
    actions.take_out(by=ruth, community=soil_and_table)
    assert files_kept() == before
    sends(callum, soil_and_table, Upload(photo(), "Me with a boot"))
    actions.forget(person=callum)
    assert files_kept() == before


def test_what_somebody_sent_along_is_in_their_archive_and_nobody_elses(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    sends(ruth, soil_and_table, Upload(photo(), "A boot"), Upload(pdf("my rates.pdf")))
    told = queries.own(ruth)["sent_along"]
    assert [row["shows"] for row in told] == ["A boot", ""]
    packed = dict(queries.files(ruth))
    assert sorted(packed) == sorted(row["file"] for row in told)
    assert any(content.startswith(b"%PDF") for content in packed.values())
    assert list(queries.files(callum)) == []


def test_what_was_taken_down_shows_nothing_that_hung_on_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    said = sends(ruth, soil_and_table, Upload(pdf()))
    actions.hide(message=said, under="Rule 1", reason="It names a child.")
    thing = Attachment.objects.get()
    assert queries.attachment(callum, thing.code) is None
    assert queries.said(callum, [said])[0].beside.files == []
    assert queries.attachment(ruth, thing.code) == thing
