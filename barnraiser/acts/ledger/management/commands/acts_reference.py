from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...reference import page

ROOT = Path(__file__).resolve().parents[5]
PLACE = Path("docs") / "acts.md"


class Command(BaseCommand):
    help = "Write docs/acts.md: every kind of act that can stand in the ledger. --check only says whether it is stale."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 when the page is stale"
        )
        parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds docs/")

    def handle(self, *args: Any, check: bool, root: Path, **options: Any) -> None:
        file, wanted = root / PLACE, page()
        stands = file.read_text(encoding="utf-8") if file.exists() else ""
        if check and stands != wanted:
            raise CommandError(f"{PLACE} is stale. Write it anew: barnraiser acts_reference")
        if check:
            self.stdout.write(f"{PLACE} is up to date.")
            return
        file.parent.mkdir(exist_ok=True)
        file.write_text(wanted, encoding="utf-8")
        self.stdout.write(f"{PLACE} is written.")
