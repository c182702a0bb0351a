"""Everywhere that people's words are shown, words that would run a script are read and never run.

The content policy is switched off in the browser, so that what is tried is the pages and not their last line of defence; that
the policy is sent is looked at beside it.
"""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from itertools import batched

import feedparser
import pytest
from django.core import mail
from django.core.files.base import ContentFile
from playwright.sync_api import Page
from pytest_django import Settings

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import cards
from barnraiser.acts.conversations.models import Attachment, Audience, Cadence, Conversation, Level, Message
from barnraiser.acts.conversations.uploads import Upload
from barnraiser.acts.direct import actions as direct
from barnraiser.acts.imports import actions as imports
from barnraiser.acts.imports.models import Import
from barnraiser.acts.lists import actions as lists
from barnraiser.acts.lists import addresses
from barnraiser.acts.lists.models import Arrival
from barnraiser.acts.stewardship import actions as stewardship
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import actions as notices
from barnraiser.notices import tasks
from barnraiser.people import actions as people
from barnraiser.people.actions.telling import Serves
from barnraiser.people.models import Person
from tests.acts.direct.telling import two_write
from tests.acts.imports.elsewhere import made

from .conftest import Visit
from .hostile import PAYLOADS, WITH_NUL, Watch, joined

SEVERAL = "\n\n".join(PAYLOADS)
AUTHSERV = "mx.valley.example"
pytestmark = pytest.mark.requirement("E8")


@pytest.fixture
def looks(visit: Visit) -> Callable[[Person | None], tuple[Page, Watch]]:
    def arrive(person: Person | None) -> tuple[Page, Watch]:
        page = visit(person, bypass_csp=True)
        return page, Watch(page.context)

    return arrive


@pytest.fixture(autouse=True)
def nobody_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that the words link to are nowhere."""
    monkeypatch.setattr(cards, "look", lambda url: cards.PageCard())


type Looks = Callable[[Person | None], tuple[Page, Watch]]


def test_the_words_do_run_where_nobody_takes_care(looks: Looks) -> None:
    """Else the other tests would show nothing."""
    assert len(PAYLOADS) >= 150
    page, watch = looks(None)
    page.goto("/accounts/login/")
    page.evaluate(
        """payloads => Promise.all(payloads.map(payload => new Promise(done => {
            const frame = document.createElement('iframe');
            frame.onload = () => setTimeout(done, 300);
            frame.srcdoc = '<!doctype html><body>' + payload;
            document.body.append(frame);
        })))""",
        PAYLOADS,
    )
    ran = {int(number) for said in watch.ran for number in re.findall(r"\d+", said)}
    assert len(ran) >= 80
    assert any("evil.example" in url for url in watch.asked)
    watch.found.clear()
    page.goto("/accounts/login/")
    page.evaluate("payloads => document.body.insertAdjacentHTML('beforeend', payloads.join(' '))", PAYLOADS)
    watch.looks(page)
    assert len(watch.found) >= 40


def talk_of(nell: Person, ruth: Person, community: Community) -> Conversation:
    """All of them as titles, as words, changed, quoted, summed up, kept, drafted and asked about."""
    for title in joined(200):
        talk = conversations.start(by=ruth, community=community, kind="question", title=title, words=title)
    talk = conversations.start(
        by=ruth,
        community=community,
        kind="question",
        title=PAYLOADS[0],
        words=SEVERAL,
        audience=Audience.PUBLIC,
    )
    first = Message.objects.select_related("conversation__community", "by").get(conversation=talk)
    conversations.change(by=ruth, message=first, words=" ".join(PAYLOADS), title=PAYLOADS[25])
    for way in ("> ", "- ", "    ", "### "):
        words = "\n".join(way + payload for payload in PAYLOADS)
        conversations.reply(by=nell, conversation=talk, words=words, to=first)
    for number, reason in enumerate(joined(300)):
        step = conversations.unpin if number % 2 else conversations.pin
        step(by=nell, conversation=talk, reason=reason)
    conversations.sum_up(by=nell, conversation=talk, words=SEVERAL[:6000])
    conversations.keep(by=nell, message=first)
    conversations.keep_draft(by=nell, community=community, title=PAYLOADS[25], words=SEVERAL)
    conversations.keep_draft(by=nell, community=community, conversation=talk, words=SEVERAL)
    return Conversation.objects.select_related("community", "by").get(pk=talk.pk)


def test_in_conversations(
    looks: Looks,
    a_little_later: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    soil_and_table: Community,
    nell: Person,
    ruth: Person,
) -> None:
    talk = talk_of(nell, ruth, soil_and_table)
    first = (
        Message.objects.select_related("conversation__community", "by")
        .filter(conversation=talk)
        .earliest("at")
    )
    side = Message.objects.filter(conversation=talk).order_by("at")[1]
    hangs(monkeypatch, first, ruth)
    case = stewardship.raise_concern(
        by=nell, community=soil_and_table, about=first.ref, concerned=ruth, words=SEVERAL[:1000]
    )
    page, watch = looks(nell)
    watch.visits(page, f"/communities/{soil_and_table.slug}/")
    watch.is_quiet()
    watch.visits(
        page,
        talk.get_absolute_url(),
        f"/messages/{first.code}/wordings/",
        f"/messages/{side.code}/split/",
        f"/conversations/{talk.code}/tending/",
        f"/conversations/{talk.code}/summary/",
        "/unanswered/",
        "/me/drafts/",
        "/me/kept/",
        "/notices/",
        "/search/?q=alert",
        "/search/?q=evil+script",
        "/me/acts/",
        "/",
        f"/communities/{soil_and_table.slug}/start/",
        f"/communities/{soil_and_table.slug}/charter/log/",
        case.get_absolute_url(),
    )
    watch.visits(page, f"/communities/{soil_and_table.slug}/public/", f"/conversations/{talk.code}/share/")
    feeds(page, watch, soil_and_table)
    watch.is_quiet()
    assert_policies(watch)


def hangs(monkeypatch: pytest.MonkeyPatch, message: Message, by: Person) -> None:
    """Cards whose pages say these things of themselves, and files that are called so."""
    said = joined(200)

    def look(url: str) -> cards.PageCard:
        words = said[int(url.rpartition("/")[2])]
        return cards.PageCard(site=words[:100], title=words, description=words)

    monkeypatch.setattr(cards, "look", look)
    urls = [f"https://pages.example/{number}" for number in range(len(said))]
    conversations.show_cards(message=message, urls=urls)
    # A name loses what stands before its last stroke, so that it leads nowhere.
    names = [name.replace("/", "|") + ".txt" for name in joined(90)]
    for some in batched(names, 4):
        uploads = [Upload(ContentFile(b"x", name)) for name in some]
        conversations.reply(by=by, conversation=message.conversation, words="See.", uploads=uploads)
    assert Attachment.objects.count() == len(names)


def feeds(page: Page, watch: Watch, community: Community) -> None:
    """The feeds as the browser opens them, and as a reader shows what is in them."""
    here = f"/communities/{community.slug}/public/feed"
    for ending in ("atom", "json"):
        answer = page.request.get(f"{here}.{ending}")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "html" not in answer.headers["content-type"]
        if ending == "atom":
            found = feedparser.parse(answer.body(), sanitize_html=False)
            assert found.entries
            for entry in found.entries:
                watch.reads(
                    page,
                    f"<h1>{entry.title_detail.value if entry.title_detail.type != 'text/plain' else ''}</h1>"
                    + "".join(each.value for each in entry.get("content", []))
                    + entry.get("summary", ""),
                )


def assert_policies(watch: Watch) -> None:
    """Each page sends a policy by which nothing runs that is not the house's."""
    assert watch.policies
    for policy in watch.policies:
        said = {part.split()[0]: part for part in policy.split("; ")}
        assert "'unsafe-eval'" not in policy
        assert "'unsafe-inline'" not in said["script-src"]
        assert "'unsafe-inline'" not in said["style-src"]
        assert "'unsafe-inline'" not in said["default-src"]
        assert said["object-src"] == "object-src 'none'"
        assert "base-uri" in said


def test_in_messages_and_on_peoples_pages(
    looks: Looks, soil_and_table: Community, nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    exchange = two_write(ruth, nell, soil_and_table)
    direct.write(by=ruth, exchange=exchange, words=SEVERAL)
    names = people.introduce_all([(payload, "") for payload in PAYLOADS])
    for person in names:
        communities.admit(person=person, community=soil_and_table)
    short = joined(40)
    for number, person in enumerate((ruth, callum, priya)):
        part = slice(number * 30, number * 30 + 30)
        people.edit_profile(
            by=person,
            person=person,
            name=PAYLOADS[25 + number],
            tagline=joined(140)[number],
            sentence=joined(160)[number],
            paragraph=joined(600)[number % len(joined(600))],
            story=joined(4000)[number % len(joined(4000))],
            place=joined(80)[number],
            interests=short[part][:12],
            told={
                "affiliations": [Serves(each[:120], each[:80], "") for each in joined(80)[part]],
                "values": short[part][:5],
                "expertise": dict.fromkeys(short[part][:12], "working"),
            },
        )
        for link in range(3):
            people.list_page(
                by=person, url=f"https://pages.example/{number}/{link}", label=short[number * 3 + link]
            )
    room = communities.found(
        by=nell,
        name=PAYLOADS[0],
        slug="hostile",
        purpose=joined(300)[0],
        rules=joined(300),
        line=joined(120)[0],
        about=joined(160)[0],
        door="open",
    )
    page, watch = looks(nell)
    watch.visits(page, f"/communities/{soil_and_table.slug}/members/")
    watch.is_quiet(telling=lambda number: len(PAYLOADS[number - 1]) <= 80)
    watch.visits(
        page,
        exchange.get_absolute_url(),
        "/me/messages/",
        "/people/?q=alert",
        *(person.get_absolute_url() for person in (ruth, callum, priya, names[25])),
        f"/people/{callum.handle}/message/",
        "/communities/",
        f"/communities/{room.slug}/",
        f"/communities/{room.slug}/charter/",
        "/notices/",
    )
    watch.is_quiet()
    assert_policies(watch)
    page, watch = looks(ruth)
    watch.visits(page, "/me/", "/me/profile/", "/")
    watch.is_quiet(shows_all=False)


def test_in_mail(
    looks: Looks,
    a_little_later: Callable[[], None],
    settings: Settings,
    soil_and_table: Community,
    nell: Person,
    ruth: Person,
) -> None:
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV = "lists.valley.example", AUTHSERV
    sender = "ruth@aldervalley.example"
    html = "<html><body>" + "\n".join(WITH_NUL) + "</body></html>"
    comes(soil_and_table, sender, "All as HTML", html=html)
    for subject in joined(190):
        comes(soil_and_table, sender, subject, words=SEVERAL if subject == joined(190)[0] else subject)
    files = [payload.replace("\n", " ") for payload in WITH_NUL]
    hanging = [
        comes(soil_and_table, sender, f"Files {start}", words="See.", files=files[start : start + 90])
        for start in range(0, len(files), 90)
    ]
    held = comes(soil_and_table, sender, PAYLOADS[25], words=SEVERAL, proof=False, files=files[:5])
    kept = [
        comes(soil_and_table, f'"{each}" <who@elsewhere.example>', each, words=each, proof=False)
        for each in joined(190)[:5]
    ]
    conversations.hear(by=nell, community=soil_and_table, level=Level.ALL, cadence=Cadence.AT_ONCE)
    mail.outbox.clear()
    talk = conversations.start(
        by=ruth, community=soil_and_table, kind="question", title=joined(190)[3], words=SEVERAL
    )
    conversations.reply(by=ruth, conversation=talk, words=" ".join(PAYLOADS))
    a_little_later()
    assert len(mail.outbox) >= 2
    notices.choose(by=nell, community=soil_and_table, level=Level.ALL, cadence=Cadence.DAILY, yes=True)
    with clock.at(clock.now().replace(hour=9) + timedelta(days=1)):
        tasks.tell_due.func()
        a_little_later()
    page, watch = looks(nell)
    for letter in mail.outbox:
        for content, kind in getattr(letter, "alternatives", []):
            assert kind == "text/html"
            watch.reads(page, str(content))
    watch.visits(
        page,
        f"/communities/{soil_and_table.slug}/",
        *(each.get_absolute_url() for each in Conversation.objects.filter(title__startswith="All as")),
        f"/communities/{soil_and_table.slug}/kept-apart/",
        *(f"/communities/{soil_and_table.slug}/kept-apart/{each.code}/" for each in kept),
    )
    watch.is_quiet(shows_all=False)
    page, watch = looks(ruth)
    watch.visits(
        page, "/me/mail/", held.get_absolute_url(), *(f"/mail/{each.code}/" for each in hanging), "/"
    )
    watch.is_quiet()
    assert_policies(watch)


def comes(
    community: Community,
    sender: str,
    subject: str,
    words: str = "",
    *,
    html: str = "",
    files: list[str] | None = None,
    proof: bool = True,
) -> Arrival:
    """A letter as it comes over the wire: what a mail library would not write is put into it by hand."""
    letter = EmailMessage(policy=SMTP)
    if proof:
        letter["Authentication-Results"] = f"{AUTHSERV}; dmarc=pass header.from=aldervalley.example"
    letter["Message-ID"] = f"<{abs(hash((subject, words, html, str(files))))}@mail.example>"
    letter.set_content(words or html, subtype="html" if html else "plain")
    for name in files or []:
        letter.add_attachment(
            b"<script>alert(1)</script>",
            maintype="text",
            subtype="html",
            filename="NAME" + name.encode().hex(),
        )
    raw = letter.as_bytes()
    for name in files or []:
        said = name.replace("\\", "\\\\").replace('"', '\\"').encode()
        raw = raw.replace(b"NAME" + name.encode().hex().encode(), said)
    head = f"From: {sender}\r\nSubject: {' '.join(subject.split())}\r\n".encode()
    arrival = lists.take_in(sender="ruth@aldervalley.example", to=addresses.of(community), raw=head + raw)
    return lists.settle(arrival=arrival)


def test_in_archives(looks: Looks, soil_and_table: Community, nell: Person) -> None:
    users = [made.user(f"U{number}", payload or "x") for number, payload in enumerate(PAYLOADS)]
    for user, payload in zip(users, PAYLOADS, strict=True):
        user["name"] = user["real_name"] = user["profile"]["real_name"] = user["profile"]["display_name"] = (
            payload
        )
    day = {
        "soil/2026-03-02.json": [
            made.said(f"U{number}", number * 60, payload, thread_ts=made.ts(number * 60))
            for number, payload in enumerate(PAYLOADS)
        ]
    }
    chat = brought(nell, soil_and_table, made.slack(day, users), "slack.zip", Import.Kind.SLACK)
    titles = joined(200)
    topics = [
        made.topic(
            *(
                made.post(place, f"user{place}-{number}", f"<p>{said}</p>", topic=number, name=said, raw=said)
                for place, said in enumerate(PAYLOADS[number :: len(titles)], 1)
            ),
            title=title,
            id=number,
        )
        for number, title in enumerate(titles)
    ]
    forum = brought(
        nell,
        soil_and_table,
        json.dumps(topics).encode(),
        "forum.json",
        Import.Kind.DISCOURSE,
        site="forum.example",
    )
    page, watch = looks(nell)
    watch.visits(
        page,
        f"/communities/{soil_and_table.slug}/imports/",
        *(f"/imports/{each.code}/{more}" for each in (chat, forum) for more in ("", "held/")),
    )
    watch.is_quiet()
    for each in (chat, forum):
        imports.release(by=nell, brought=each, now=True)
        imports.let_in(brought=Import.objects.whole().get(pk=each.pk))
    watch.seen.clear()
    watch.visits(
        page,
        f"/communities/{soil_and_table.slug}/",
        *(each.get_absolute_url() for each in Conversation.objects.order_by("-reply_count")[:3]),
    )
    watch.is_quiet()
    assert_policies(watch)


def brought(by: Person, community: Community, data: bytes, name: str, kind: str, site: str = "") -> Import:
    file = ContentFile(data, name)
    held = imports.upload(by=by, community=community, file=file, name=name, kind=kind, site=site)
    imports.look_over(brought=held)
    held = Import.objects.whole().get(pk=held.pk)
    imports.begin(by=by, brought=held, now=True)
    imports.carry_out(brought=held)
    return Import.objects.whole().get(pk=held.pk)
