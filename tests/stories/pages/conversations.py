"""The pages of conversations beyond reading and answering: one's own words, what one keeps, and looking after the talk."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import LinkCard, Linked, Message
from barnraiser.acts.conversations.uploads import Upload
from barnraiser.ground import clock

from . import House

WRITTEN_TO_ONLY = {
    "conversations:attachment_withdrawal",
    "conversations:audience",
    "conversations:card_withdrawal",
    "conversations:draft_withdrawal",
    "conversations:keeping",
    "conversations:keeping_withdrawal",
    "conversations:nod_withdrawal",
    "conversations:nods",
    "conversations:reply_draft",
    "conversations:start_draft",
    "conversations:tend",
}
NOT_A_PAGE = {
    "conversations:attachment",
    "conversations:call_in",
    "conversations:call_into",
    "conversations:card_picture",
}


def pages(house: House) -> dict[str, str]:
    soil_and_table, nell, other = house.community, house.nell, house.others[0]
    talk = actions.start(
        by=nell,
        community=soil_and_table,
        kind="failure",
        title="We lost the whole strip",
        words="80 kg a hectare.",
        uploads=[Upload(drawn("boot.png"), "A boot in fat hen"), Upload(drawn("strip.png"), "The strip")],
    )
    first = Message.objects.select_related("conversation__community", "by").get(conversation=talk)
    actions.change(by=nell, message=first, words="110 kg a hectare.")
    side = actions.reply(
        by=other, conversation=talk, words="And the bees?", uploads=[Upload(note("rates.pdf"))]
    )
    card = LinkCard.objects.create(
        url="https://fields.example/rates",
        site="Fields",
        title="Seed rates on heavy ground",
        description="Kilos a hectare, by soil.",
        fetched_at=clock.now(),
    )
    Linked.objects.create(message=side, card=card)
    actions.nod(by=nell, message=side)
    actions.keep(by=nell, message=side)
    actions.pin(by=nell, conversation=talk, reason="Everybody asks.")
    actions.ask_summary(by=nell, conversation=talk, person=other)
    actions.sum_up(by=other, conversation=talk, words="1. On clay, 110 kg.\n2. After the first week of May.")
    actions.ask_in(by=nell, conversation=talk, person=house.others[1], reason="You cook for 340.")
    actions.keep_draft(by=nell, community=soil_and_table, title="Next", words="What I would do")
    return {
        "conversations:detail": talk.get_absolute_url(),
        "conversations:change": f"/messages/{first.code}/change/",
        "conversations:more": f"/messages/{side.code}/more/",
        "conversations:wordings": f"/messages/{first.code}/wordings/",
        "conversations:split": f"/messages/{side.code}/split/",
        "conversations:tending": f"/conversations/{talk.code}/tending/",
        "conversations:summary": f"/conversations/{talk.code}/summary/",
        "conversations:unanswered": "/unanswered/",
        "conversations:drafts": "/me/drafts/",
        "conversations:kept": "/me/kept/",
        "capital:answers": f"/communities/{soil_and_table.slug}/capital/answers/",
    }


def drawn(name: str) -> "ContentFile[bytes]":
    """A drawn photograph."""
    written = BytesIO()
    Image.linear_gradient("L").resize((640, 400)).save(written, "PNG")
    return ContentFile(written.getvalue(), name)


def note(name: str) -> "ContentFile[bytes]":
    return ContentFile(b"%PDF-1.4 rates", name)
