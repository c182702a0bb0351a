from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from barnraiser.capital.reference import measures


class Command(BaseCommand):
    help = "Writes docs/measures.md from the catalogue; with --check only says whether it is up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="fail where the file is not what would be written"
        )
        parser.add_argument("--to", type=Path, default=Path("docs/measures.md"))

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["to"]
        fresh = measures()
        if not options["check"]:
            path.write_text(fresh, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != fresh:
            raise CommandError(f"{path} is not up to date. Run: barnraiser measures_reference")
