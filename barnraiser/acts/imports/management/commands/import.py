"""`barnraiser import [mbox|slack|discourse|mastodon] FILE --community NAME`: the same import as on the steward's page, for whoever runs the house."""  # noqa: N999

import difflib
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand
from tiework.errors import InputError, found_instead

from barnraiser.acts.imports import actions, mbox, queries
from barnraiser.acts.imports.actions.laying import as_mail
from barnraiser.acts.imports.dryrun import counts
from barnraiser.acts.imports.kinds import host_of, kind_of_file
from barnraiser.acts.imports.magic import ENOUGH, in_plain_words
from barnraiser.acts.imports.management.told import outcome_lines, plan_lines
from barnraiser.acts.imports.models import Import
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people
from barnraiser.people.models import Person


class Command(BaseCommand):
    help = (
        "Bring an archive into a community. Only its stewards see what comes in, until one of them, or --release, lets it in. "
        "Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "kind", nargs="?", choices=Import.Kind.values, help="what the file is; seen from it unless given"
        )
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--community", required=True, metavar="NAME", help="its name, or the word in its address"
        )
        parser.add_argument(
            "--by", metavar="ADDRESS", help="the steward who brings it in; the first one unless given"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )

        parser.add_argument(
            "--release", action="store_true", help="let the community see at once what comes in"
        )
        parser.add_argument(
            "--site", default="", metavar="HOST", help="the web address of the Discourse site it comes from"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        community = self._community(options["community"])
        by = self._steward(community, options["by"])
        try:
            kind = options["kind"] or self._kind(path)
            site = host_of(options["site"]) if kind == Import.Kind.DISCOURSE else ""
            self._say_what_would_come(community, path, kind, site)
            if not options["dry_run"]:
                brought = self._bring_in(by, community, path, kind, site)
                self._let_in(by, brought, options["release"])
        except InputError as error:
            raise self._stop(str(in_plain_words(error, _beginning(path)))) from None
        except Refused as refusal:
            raise self._stop(refusal.reason) from None

    def _kind(self, path: Path) -> str:
        try:
            with path.open("rb") as file:
                return kind_of_file(file, str(path))
        except OSError as trouble:
            raise InputError(
                "a file that can be read", found=found_instead(trouble), file=str(path)
            ) from None

    def _say_what_would_come(self, community: Community, path: Path, kind: str, site: str) -> None:
        with as_mail(path, kind, site) as (mail, left_out):
            plan = mbox.plan(mail, name=str(path), now=clock.now())
        counted = counts(plan, queries.standing(community, plan))
        self.stdout.write("\n".join(plan_lines(community, counted, plan, left_out)))

    def _bring_in(self, by: Person, community: Community, path: Path, kind: str, site: str) -> Import:
        with path.open("rb") as file:
            brought = actions.upload(
                by=by, community=community, file=File(file), name=path.name, kind=kind, site=site, look=False
            )
        actions.begin(by=by, brought=brought, now=True)
        outcome = actions.carry_out(brought=brought, tell=self._tell)
        if outcome is None:
            raise self._stop(
                "Another process is bringing this file in. The community's page of imports shows how far."
            )
        if outcome.trouble:
            raise self._stop(outcome.trouble)
        self.stdout.write("\n".join(outcome_lines(community, outcome.counts)))
        return brought

    def _let_in(self, by: Person, brought: Import, at_once: bool) -> None:
        """Also what this file brought when it was brought in before."""
        waiting = queries.waiting(brought.community, brought.sha256)
        for one in waiting if at_once else []:
            actions.release(by=by, brought=one, now=True)
            actions.let_in(brought=one, tell=self._tell)
        if waiting:
            self.stdout.write(
                f"Released: members of {brought.community.name} see it."
                if at_once
                else "Only stewards see it. Release it on its page, or run this again with --release."
            )

    def _tell(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{done:,} of {total:,} messages", ending=end)

    def _community(self, name: str) -> Community:
        every = queries.every_community()
        if community := communities.named(name):
            return community
        if alike := [c.slug for c in every if c.name.casefold() == name.casefold()]:
            raise self._stop(f'Several are called "{name}". Say which by its address: {", ".join(alike)}.')
        names = {text.casefold(): text for c in every for text in (c.name, c.slug)}
        near = [names[one] for one in difflib.get_close_matches(name.casefold(), names, n=4, cutoff=0.4)]
        known = ", ".join(f'"{one}"' for one in near or [c.name for c in every[:10]])
        raise self._stop(
            f'No community is called "{name}". {f"There is {known}." if known else "There is none yet."}'
        )

    def _steward(self, community: Community, address: str | None) -> Person:
        if address is not None:
            if person := people.with_address(address):
                return person
            raise self._stop(f"Nobody is known here by the address {address}.")
        for person, roles in communities.keepers(community):
            if "steward" in roles:
                return person
        raise self._stop(f"{community.name} has no steward. Name one with --by.")

    def _stop(self, why: str) -> SystemExit:
        self.stderr.write(why)
        return SystemExit(2)


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(ENOUGH)
    except OSError:
        return b""
