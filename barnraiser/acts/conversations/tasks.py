"""What is done for a conversation after the page is closed. Each job may be run twice."""

from django.tasks import task

from .models import Message


@task(priority=-5)
def fetch_cards(message_id: int, urls: list[str]) -> None:
    """The message shows these pages elsewhere as cards, where they can be had."""
    from . import actions

    message = Message.objects.select_related("conversation", "by").filter(pk=message_id).first()
    if message:
        actions.show_cards(message=message, urls=urls)
