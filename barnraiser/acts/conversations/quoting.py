"""Quoting what another said, and leaving it out again where only one's own words go along."""

_LONGEST = 1_200


def quoted(words: str) -> str:
    """The words as a quotation to write an answer below; a long text as far as it fits."""
    kept = words.strip()
    if len(kept) > _LONGEST:
        kept = kept[:_LONGEST].rsplit(" ", 1)[0] + " …"
    lines = [line for line in kept.splitlines() if not line.startswith(">")]
    own = "\n".join(lines).strip().splitlines()
    return "\n".join(f"> {line}".rstrip() for line in own) + "\n\n"


def own_words(words: str) -> str:
    """The words of an answer without the lines it quotes: those are somebody else's."""
    return "\n".join(line for line in words.splitlines() if not line.lstrip().startswith(">")).strip()
