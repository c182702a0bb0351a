"""`barnraiser relist_people`: the directory is made anew from what people's pages say."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from barnraiser.people import actions


class Command(BaseCommand):
    help = "Make the directory anew from people's pages, or with --missing only what is not there yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--missing", action="store_true", help="only people who do not stand in it")

    def handle(self, *args: Any, **options: Any) -> None:
        count = actions.relist_people(only_missing=options["missing"])
        if options["verbosity"] > 0:
            self.stdout.write(f"{count} people stand in the directory anew.")
