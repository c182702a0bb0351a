"""The traps of real mail archives, one test each."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mailmaking import NOW, START, conversation, mail, read, separator
from tiework.errors import InputError
from tiework.readers import mbox
from tiework.readers.mbox import iter_messages, read_mbox

BEN = "ben at example.org (Ben Marsh)"


def only(archive):
    (message,) = archive.messages
    return message


def said(archive):
    return [(problem.severity, problem.what) for problem in archive.problems]


def test_a_message_is_read_with_everything_it_says():
    message = only(read("\n\n", mail(1)))
    assert (message.id, message.line) == ("m1@example.org", 3)
    assert (message.sender_name, message.sender_address) == ("Ada Quill", "ada@example.org")
    assert message.date == START + timedelta(hours=1)
    assert (message.subject, message.body.strip(), message.merged) == ("Bread", "Hello.", 0)
    assert message.had_zone


def test_a_message_that_is_there_twice_counts_once():
    archive = read(
        mail(1), mail(2, BEN, answers="m1@example.org"), mail(1), mail(2, BEN, answers="m1@example.org")
    )
    assert [m.id for m in archive.messages] == ["m1@example.org", "m2@example.org"]
    assert [m.merged for m in archive.messages] == [1, 1]
    assert (archive.counts["pieces"], archive.counts["messages"], archive.counts["merged"]) == (4, 2, 2)
    assert len(archive.acts()) == 2


def test_a_message_id_used_by_somebody_else_is_noted():
    archive = read(mail(1), mail(2, BEN, mid="m1@example.org"))
    assert len(archive.messages) == 1
    assert said(archive)[0][0] == "doubtful"
    assert "another sender" in said(archive)[0][1]


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("ada at example.org", "", "ada@example.org"),
        ("ada at example.org (Ada Quill)", "Ada Quill", "ada@example.org"),
        ("Ada@Example.ORG (Ada Quill)", "Ada Quill", "ada@example.org"),
        ("Ada Quill <ada@example.org>", "Ada Quill", "ada@example.org"),
        ('"Quill, Ada" <ada@example.org>', "Quill, Ada", "ada@example.org"),
        ("Ada Quill <ada at example.org>", "Ada Quill", "ada@example.org"),
        ("<ada@example.org>", "", "ada@example.org"),
        ("<ada@example.org> (Ada Quill)", "Ada Quill", "ada@example.org"),
        ("ada@example.org (Ada (the baker) Quill)", "Ada (the baker) Quill", "ada@example.org"),
        ("ada [at] example.org (Ada Quill)", "Ada Quill", "ada@example.org"),
        ("ada at example dot org (Ada Quill)", "Ada Quill", "ada@example.org"),
        ("=?utf-8?q?Ad=C3=A1_Quill?= <ada@example.org>", "Adá Quill", "ada@example.org"),
        ("ada at example.org (=?iso-8859-1?q?Ad=E1?= Quill)", "Adá Quill", "ada@example.org"),
        ("ada at example.org (=?no-such-charset?q?Ad=E1?=)", "Adá", "ada@example.org"),
        ("ada at example.org (=?utf-8?b?torn)", "=?utf-8?b?torn", "ada@example.org"),
    ],
)
def test_senders_as_archives_write_them(written, name, address):
    message = only(read(mail(1, written)))
    assert message.sender_name == name
    assert message.sender_address == address


def test_one_person_under_several_spellings_is_one_person_by_the_name_used_most():
    archive = read(mail(1, "ada@example.org (A. Quill)"), mail(2, "Ada Quill <ADA@example.org>"),
                   mail(3, "ada at Example.org (Ada Quill)"), mail(4, "ada@example.org"))  # fmt: skip
    assert archive.people == {"ada@example.org": "Ada Quill"}


def test_raw_bytes_in_a_header_are_read_as_they_were_meant():
    latin = mail(1, "ada at example.org (Ad\u00e1 Quill)", subject="Br\u00f6d").encode("latin-1")
    message = only(read(latin))
    assert (message.sender_name, message.subject) == ("Adá Quill", "Bröd")
    assert only(read(mail(1, "ada at example.org (Ad\u00e1 Quill)"))).sender_name == "Adá Quill"


def test_a_list_that_puts_itself_as_sender_does_not_make_everybody_one_person():
    listed = "Ada Quill via Bakers <bakers@lists.example.org>"
    archive = read(
        mail(1, listed, head="Reply-To: Ada Quill <ada@example.org>\n"),
        mail(
            2, "Ben Marsh via Bakers <bakers@lists.example.org>", head="Reply-To: bakers@lists.example.org\n"
        ),
        mail(3, "Cas Reed via Bakers <bakers@lists.example.org>"),
    )
    assert [m.sender_address for m in archive.messages] == [
        "ada@example.org",
        "ben marsh via bakers@lists.example.org",
        "cas reed via bakers@lists.example.org",
    ]


def test_a_date_without_zone_is_read_as_utc_and_says_so():
    message = only(read(mail(1, date="Mon Mar  2 10:00:00 2026")))
    assert (message.date, message.had_zone) == (datetime(2026, 3, 2, 10, tzinfo=UTC), False)


@pytest.mark.parametrize(
    ("date", "hour", "zone"),
    [
        ("Mon, 2 Mar 2026 10:00:00 +0200", 8, True),
        ("Mon, 2 Mar 2026 10:00:00 -0000", 10, False),
        ("Mon, 2 Mar 2026 10:00:00 CET", 9, True),
        ("Mon, 2 Mar 2026 10:00:00 XYZ", 10, False),
        ("Mon, 2 Mar 26 10:00:00 GMT (sometimes)", 10, True),
        ("2 Mar 2026 10:00 PST", 18, True),
    ],
)
def test_dates_as_mailers_write_them(date, hour, zone):
    message = only(read(mail(1, date=date)))
    assert (message.date, message.had_zone) == (datetime(2026, 3, 2, hour, tzinfo=UTC), zone)


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 32 Mar 2026 10:00:00 +0000", "Mon, 2 Mar 2026 99:00:00 +0000",
                                  "Thu, 1 Jan 1970 00:00:00 +0000", "Mon, 2 Mar 99999 10:00:00 +0000"])  # fmt: skip
def test_a_missing_or_impossible_date_falls_back_on_the_separator(date):
    archive = read(mail(1, date=date, sep=separator(at=START)))
    assert only(archive).date == START
    assert [severity for severity, _ in said(archive)] == ["doubtful"]


def test_a_date_in_the_future_is_kept_and_noted_and_does_not_move_the_end_of_the_archive():
    archive = read(mail(1), mail(2, BEN, date="Fri, 1 Jan 2038 10:00:00 +0000"))
    assert archive.messages[1].date.year == 2038
    assert archive.messages[1].doubtful_date
    assert "future" in said(archive)[0][1]
    assert archive.last == archive.messages[0].date


def test_a_body_line_that_begins_with_from_does_not_tear_a_message():
    body = (
        "As agreed:\n\nFrom here on we bake at night.\n"
        "From Mon Mar  2 09:00:00 2026 on, ovens are hot.\n"
        "From ada at example.org  Mon Mar  2 09:00:00 2026\nis what it said.\n"
    )
    message = only(read(mail(1, body=body)))
    assert "is what it said." in message.body


def test_an_escaped_from_is_unescaped():
    assert only(read(mail(1, body=">From here on\n>>From there\n"))).body.startswith(
        "From here on\n>From there"
    )


def test_a_separator_needs_no_blank_line_before_it():
    assert len(read(mail(1).rstrip("\n"), "\n", mail(2, BEN)).messages) == 2


@pytest.mark.parametrize(
    "line",
    [
        "From ada@example.org Mon Mar  2 09:00:00 2026",
        "From ada at example.org  Mon Mar  2 09:00:00 2026",
        "From ada@example.org Mon Mar  2 09:00:00 +0100 2026",
        "From ada@example.org Mon Mar  2 09:00:00 2026 -0700",
        "From ada@example.org Mon Mar  2 09:00:00 GMT 2026",
        "From ada@example.org Mon Mar 02 09:00 2026",
        "From MAILER-DAEMON Mon Mar  2 09:00:00 2026",
        "From - Mon Mar  2 09:00:00 2026",
        "From ada@example.org  Mon, 2 Mar 2026 09:00:00 +0000",
    ],
)
def test_separators_as_programs_write_them(line):
    assert len(read(mail(1, sep=line + "\n"), mail(2, BEN)).messages) == 2


def test_a_message_without_id_is_known_by_its_content():
    archive = read(mail(1, mid=""), mail(1, mid=""), mail(2, BEN, mid=""))
    assert [m.merged for m in archive.messages] == [1, 0]
    assert archive.messages[0].id.startswith("sha256:")
    assert archive.messages[0].id == only(read(mail(1, mid=""))).id


def test_answers_find_their_parent_by_in_reply_to_and_by_references():
    archive = read(
        mail(1),
        mail(2, BEN, answers="m1@example.org"),
        mail(3, refs="<lost@example.org> <m1@example.org> <m2@example.org>"),
        mail(4, BEN, head='In-Reply-To: Message from Ada of "Monday" <m3@example.org>\n'),
        mail(5, answers="elsewhere@example.org", refs="<m1@example.org>"),
    )
    assert [m.parent_id for m in archive.messages] == [
        None, "m1@example.org", "m2@example.org", "m3@example.org", "m1@example.org",
    ]  # fmt: skip
    assert {m.thread_id for m in archive.messages} == {"m1@example.org"}


def test_answers_to_a_message_outside_the_archive_share_its_thread():
    archive = read(mail(1, answers="lost@example.org"), mail(2, BEN, refs="<lost@example.org>"))
    assert [m.parent_id for m in archive.messages] == [None, None]
    assert {m.thread_id for m in archive.messages} == {"lost@example.org"}
    assert archive.counts["unresolved"] == 2


def test_answers_that_run_in_a_circle_are_cut_where_the_archive_begins():
    archive = read(mail(1, answers="m3@example.org"), mail(2, BEN, answers="m1@example.org"),
                   mail(3, answers="m2@example.org"), mail(4, BEN, answers="m4@example.org"))  # fmt: skip
    assert [m.parent_id for m in archive.messages] == [None, "m1@example.org", "m2@example.org", None]


def test_a_reply_may_stand_before_what_it_answers():
    archive = read(mail(2, BEN, answers="m1@example.org"), mail(1))
    assert archive.messages[0].parent_id == "m1@example.org"


def test_acts_run_from_replier_to_author_and_answers_to_oneself_are_dropped_and_counted():
    acts = read(mail(1), mail(2, BEN, answers="m1@example.org"), mail(3, answers="m1@example.org")).acts()
    assert acts.dropped_self == 1
    assert [acts.kinds[k] for k in acts.kind] == ["mail.posted", "mail.replied"]
    assert [acts.people[p] for p in acts.toward(1)] == ["ada@example.org"]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_and_a_missing_last_one_do_not_matter(ending):
    text = (mail(1) + mail(2, BEN, body="Good bye.")).rstrip("\n").replace("\n", ending)
    archive = read(text)
    assert [m.body.strip() for m in archive.messages] == ["Hello.", "Good bye."]


def test_nul_bytes_are_dropped():
    message = only(read(mail(1, "ada at exa\0mple.org (Ada\0)", body="He\0llo\n")))
    assert (message.sender_address, message.body.strip()) == ("ada@example.org", "Hello")


PARTS = (
    'Content-Type: multipart/mixed; boundary="cut"\n',
    "--cut\nContent-Type: text/html\n\n<p>Not this</p>\n--cut\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\nBr=C3=B6d, yes\n--cut\nContent-Type: text/plain\n"
    "Content-Disposition: attachment\n\nnot that\n--cut--\n",
)


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (PARTS[0], PARTS[1], "Bröd, yes"),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", "QnLDtmQ=\n", "Bröd"),
        ("Content-Transfer-Encoding: base64\n", "this is no base64 at all!\n", None),
        ("Content-Type: text/html\n", "<style>p{}</style><p>Br&ouml;d<br>and <b>butter</b></p><script>x()</script>",
         "Bröd\nand butter"),
        ("Content-Type: text/plain; charset=klingon\n", "Bröd\n", "Bröd"),
        ("Content-Type: text/plain; charset=\n", "Bröd\n", "Bröd"),
        ("Content-Type: nonsense\n", "Bröd\n", "Bröd"),
        ('Content-Type: multipart/mixed; boundary="never"\n', "No part begins.\n", None),
    ],
)  # fmt: skip
def test_bodies_as_mailers_pack_them(head, body, words):
    message = only(read(mail(1, head=head, body=body)))
    assert isinstance(message.body, str)
    if words is not None:
        assert message.body.strip() == words


def test_a_message_without_any_sender_is_refused_and_the_rest_is_read():
    archive = read(mail(1, by="", sep="From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n"), mail(2, BEN))
    assert [m.sender_address for m in archive.messages] == ["ben@example.org"]
    assert archive.counts["refused"] == 1
    assert archive.problems[0].line == 1


def test_a_message_without_from_header_takes_the_sender_of_its_separator():
    archive = read(mail(1, by=""))
    assert only(archive).sender_address == "ada@example.org"
    assert archive.counts["doubtful"] == 1


def test_a_message_over_the_limit_is_refused_and_the_rest_is_read(monkeypatch):
    monkeypatch.setattr(mbox, "LIMIT", 5000)
    archive = read(mail(1, body="x" * 70 + "\n" + "y" * 200_000 + "\n"), mail(2, BEN))
    assert [m.id for m in archive.messages] == ["m2@example.org"]
    assert "over the limit" in archive.problems[0].what


def test_a_message_that_breaks_the_parser_does_not_stop_the_archive(monkeypatch):
    from tiework.readers import letters

    sound = letters.body
    monkeypatch.setattr(letters, "body", lambda part: 1 / 0 if part["Subject"] == "Poison" else sound(part))
    archive = read(mail(1, subject="Poison"), mail(2, BEN))
    assert [m.id for m in archive.messages] == ["m2@example.org"]
    assert said(archive) == [("refused", "a message that cannot be read (ZeroDivisionError)")]


def test_parts_nested_a_thousand_deep_are_survived():
    head = 'Content-Type: multipart/mixed; boundary="b0"\n'
    body = "".join(f'--b{k}\nContent-Type: multipart/mixed; boundary="b{k + 1}"\n\n' for k in range(1500))
    archive = read(mail(1, head=head, body=body), mail(2, BEN))
    assert archive.messages[-1].id == "m2@example.org"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"name,age\nada,3\n", "'name,age'"),
        (b"From here on it is a letter.\n\nDear Ben,\n", "'From here on it is a letter.'"),
        (b"\x1f\x8b\x08\x00rest", "gzip"),
        (b"\xff\xfe\x00\x01" * 50, "'"),
    ],
)
def test_what_is_no_mbox_is_said_with_file_and_line_and_what_was_expected(data, found):
    with pytest.raises(InputError) as trouble:
        read_mbox(BytesIO(data), name="box.mbox")
    assert str(trouble.value).startswith('box.mbox, line 1: expected a line beginning "From "')
    assert found in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    for path in (tmp_path / "none.mbox", tmp_path):
        with pytest.raises(InputError, match="expected a file that can be read, found"):
            read_mbox(path)


def test_messages_can_be_taken_one_by_one(tmp_path):
    path = tmp_path / "box.mbox"
    path.write_text(mail(1) + mail(2, BEN, answers="m1@example.org"))
    ids = [(m.id, m.thread_id) for m in iter_messages(path, now=NOW)]
    assert ids == [("m1@example.org", "m1@example.org"), ("m2@example.org", "m1@example.org")]


def test_progress_is_told():
    told = []
    read(conversation(weeks=20, each_week=12), progress=told.append)
    assert told == [200]


SOUND = conversation(people=4, weeks=1, each_week=6).encode()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_torn_in_a_file_the_reader_ends_with_an_archive_or_an_input_error(data):
    torn = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(torn)))
        torn[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=30))
    try:
        archive = read(bytes(torn))
    except InputError:
        return
    known = {message.id for message in archive.messages}
    assert all(message.parent_id in known | {None} for message in archive.messages)
    assert all(message.sender_address for message in archive.messages)
    assert len(archive.acts().people) == len(archive.people)


@pytest.mark.parametrize("header", ["From: " + "(" * 200_000, "Date: " + "(" * 200_000, "References: " + "<" * 200_000,
                                    "Subject: " + "=?utf-8?q?" * 20_000])  # fmt: skip
def test_headers_made_to_stall_a_reader_do_not(header):
    assert len(read(mail(1, head=header + "\n"), mail(2, BEN)).messages) == 2
