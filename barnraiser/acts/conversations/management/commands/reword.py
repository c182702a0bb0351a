"""`barnraiser reword`: what the search knows of messages is made anew from what they say."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Message


class Command(BaseCommand):
    help = "Make the search of messages anew, or with --missing only what is not there yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--missing", action="store_true", help="only messages that are not found yet")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["missing"]:
            count = actions.reword_missing()
        else:
            count = actions.reword(Message.objects.order_by("pk").values_list("pk", flat=True))
        if options["verbosity"] > 0:
            self.stdout.write(f"{count} messages are found by what they say.")
