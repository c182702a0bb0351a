from hypothesis import given
from hypothesis import strategies as st

from barnraiser.acts.commons.differences import Piece, compared

LINES = st.lists(st.text(alphabet="ab c", max_size=12), max_size=8).map("\n".join)


def test_words_that_changed_are_told_apart_from_those_that_stay() -> None:
    assert compared("About 80 kg.\nDrill late.", "About 110 kg.\nDrill late.") == [
        [Piece("About "), Piece("80", is_gone=True), Piece("110", is_new=True), Piece(" kg.")],
        [Piece("Drill late.")],
    ]
    assert compared("One.", "One.\nTwo.") == [[Piece("One.")], [Piece("Two.", is_new=True)]]
    long = "word " * 700
    assert [piece.is_gone for piece in compared(long, long + "more")[0]] == [True, False]


@given(LINES, LINES)
def test_both_versions_can_be_read_out_of_it(old: str, new: str) -> None:
    found = compared(old, new)

    def without(mark: str) -> list[str]:
        lines = [[p for p in line if not getattr(p, mark)] for line in found]
        return [
            "".join(p.words for p in kept)
            for kept, line in zip(lines, found, strict=True)
            if kept or not line
        ]

    assert [line for line in without("is_new") if line] == [line for line in old.splitlines() if line]
    assert [line for line in without("is_gone") if line] == [line for line in new.splitlines() if line]
