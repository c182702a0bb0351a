"""The page docs/acts.md, made from the kinds that the manifests declare."""

from collections.abc import Iterable

from barnraiser.ground.manifest import Kind, manifests

PROSE = """\
# Acts

*This page is generated from the manifests by `barnraiser acts_reference`. Change a manifest, not this page.*

The ledger says who acted toward whom, within which community, about what and when: one row, one act. Ties and
figures are worked out from it and from nothing else, so they can be emptied and rebuilt at any time.

- An act is recorded by one explicit call in the transaction that makes it true, and once per occasion.
- An act toward many is one row with many parties.
- Taking an act back adds a retraction. The row stays, and no longer counts.
- Forgetting a person empties their name. How many acts there were stays true.

What it never holds: what anybody wrote, what anybody looked at, how long, from where, and anything that happened to
somebody without their doing. `about` names the thing by its code alone.

Who may know of an act stands beside each kind: the members of its *community*, the *pair* it runs between and nobody
else, or the *actor* alone. What only a pair or one person knows counts in what is worked out for a whole community,
and is never shown behind a figure.

"""
HEAD = "| code | in words | flow | who may see it | who hears of it |\n|---|---|---|---|---|\n"


def page() -> str:
    """The whole page as Markdown, apps in the order of the story."""
    parts = [_section(label, m.kinds) for label, m in manifests().items() if m.kinds]
    return PROSE + "\n".join(parts)


def _section(label: str, kinds: Iterable[Kind]) -> str:
    rows = (f"| `{k.code}` | {_in_words(k)} | {k.flow} | {k.seen} | {k.tells} |\n" for k in kinds)
    return f"## {label.capitalize()}\n\n{HEAD}{''.join(rows)}"


def _in_words(kind: Kind) -> str:
    return kind.sentence.format(
        by="*somebody*", toward="*somebody*", within="*a community*", about="*a thing*"
    )
