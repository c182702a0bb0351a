"""`barnraiser erase --replay`: after an older copy of the database was put back, whoever was forgotten since is forgotten again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from barnraiser.people import actions


class Command(BaseCommand):
    help = "Forget again whom an older copy of the database brought back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--replay", action="store_true", help="go through the list of who was forgotten")
        parser.add_argument(
            "--list",
            type=Path,
            default=None,
            metavar="FILE",
            help="another list than erased.txt in the data folder",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["replay"]:
            raise CommandError(
                "Say --replay. Nobody is forgotten by name from here: people ask for it themselves."
            )
        path: Path = options["list"] or actions.list_path()
        if not path.exists():
            raise CommandError(
                f"There is no list at {path}. It lies in the data folder, beside the database."
            )
        gone = actions.replay(path=path)
        self.stdout.write(
            f"{gone} {'person was' if gone == 1 else 'people were'} here again, and forgotten again."
        )
