"""`barnraiser found`: the first community of a new network, and the link by which its founder comes in."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from barnraiser.acts.belonging import actions
from barnraiser.ground.verdict import Refused


class Command(BaseCommand):
    help = "Set up the first community of a new network and print the founder's own invitation link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--community", required=True, help="its name")
        parser.add_argument("--purpose", required=True, help="what it is here for, in one or two sentences")
        parser.add_argument("--rule", action="append", default=[], help="a rule to affirm; repeat for more")
        parser.add_argument("--name", required=True, help="the founder's name")
        parser.add_argument("--address", required=True, help="the founder's email address")

    def handle(self, *args: Any, **given: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        try:
            invitation, token = actions.found_network(
                name=given["name"],
                address=given["address"],
                community=given["community"],
                purpose=given["purpose"],
                rules=given["rule"],
            )
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        link = settings.NETWORK_ADDRESS + reverse("belonging:invitation", args=[token])
        self.stdout.write(f"{invitation.community.name} stands. {given['name']} is its steward.")
        self.stdout.write("Open this link to choose a password. It works once, and it is not sent anywhere:")
        self.stdout.write(link)
