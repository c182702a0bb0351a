"""`barnraiser kept_apart`: the letters that could not be taken, for whoever runs the machine."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models.functions import Length

from barnraiser.acts.lists import actions
from barnraiser.acts.lists.models import Arrival, Raw
from barnraiser.ground.verdict import Refused


class Command(BaseCommand):
    help = "List the letters that could not be taken, write one out as it came, or try one again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--whole", metavar="CODE", help="write this letter out byte for byte")
        one.add_argument("--again", metavar="CODE", help="look at this letter once more")

    def handle(self, *args: Any, **options: Any) -> None:
        if code := options["whole"]:
            sys.stdout.buffer.write(bytes(Raw.objects.get(arrival=self._letter(code)).data))
        elif code := options["again"]:
            self._try(self._letter(code))
        else:
            self._list()

    def _letter(self, code: str) -> Arrival:
        found = Arrival.objects.kept_apart().filter(code=code).first()
        if found is None:
            raise CommandError(f"No letter {code} is kept apart.")
        return found

    def _try(self, arrival: Arrival) -> None:
        try:
            actions.put_back(arrival=arrival)
        except Refused as refused:
            raise CommandError(refused.reason) from refused
        self.stdout.write("A worker looks at it once more.")

    def _list(self) -> None:
        found = Arrival.objects.kept_apart().annotate(size=Length("raw__data"))
        rows = found.values_list("code", "received_at", "size", "sender", "recipient", "reason")
        for code, at, size, sender, to, reason in rows.iterator():
            came = f"{at:%Y-%m-%d %H:%M}"
            self.stdout.write(f"{code}  {came}  {size} bytes  from {sender or 'nobody'} to {to}: {reason}")
