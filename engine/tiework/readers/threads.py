"""Threads by References and In-Reply-To."""

from __future__ import annotations

from collections.abc import Sequence

from tiework.readers.letters import Letter


def resolve(letters: Sequence[Letter]) -> dict[str, tuple[str | None, str]]:
    """Find for each letter the letter it answers, and the first of its thread.

    Parameters
    ----------
    letters : sequence of Letter
        With distinct ids.

    Returns
    -------
    dict
        id to (parent's id or None, thread's id). The parent is the first id in In-Reply-To that is in the archive, else
        the last one in References that is. Without parent, a letter that names others belongs to the thread of the
        first one named, so that answers to a lost message stay together. Chains that run in a circle are cut at the
        letter that comes first.
    """
    known = {letter.id for letter in letters}
    parents = {letter.id: _parent(letter, known) for letter in letters}
    _cut_circles(parents)
    named = {letter.id: (*letter.references, *letter.in_reply_to) for letter in letters}
    threads: dict[str, str] = {}
    for letter in letters:
        chain, here = [], letter.id
        while here not in threads and (up := parents[here]) is not None:
            chain.append(here)
            here = up
        top = threads.setdefault(here, next((one for one in named[here] if one not in known), here))
        threads.update(dict.fromkeys(chain, top))
    return {letter.id: (parents[letter.id], threads[letter.id]) for letter in letters}


def _parent(letter: Letter, known: set[str]) -> str | None:
    candidates = (*letter.in_reply_to, *reversed(letter.references))
    return next((one for one in candidates if one in known and one != letter.id), None)


def _cut_circles(parents: dict[str, str | None]) -> None:
    sound: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in sound and here not in path:
            path[here] = None
            here = parents[here]
        if here is not None and here in path:
            circle = list(path)[list(path).index(here) :]
            order = {one: k for k, one in enumerate(parents)}
            parents[min(circle, key=order.__getitem__)] = None
        sound.update(path)
