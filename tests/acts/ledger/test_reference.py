from barnraiser.acts.ledger.reference import page
from barnraiser.ground.manifest import kinds


def test_every_kind_is_on_the_page_once_with_its_sentence_and_flow() -> None:
    text = page()
    for code, kind in kinds().items():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{code}` |"))
        assert text.count(f"`{code}`") == 1
        assert f"| {kind.flow} |" in row
        assert row.endswith(f"| {kind.seen} | {kind.tells} |")


def test_the_page_is_grouped_by_app_and_says_what_the_ledger_never_holds() -> None:
    text = page()
    assert text.index("## Conversations") < text.index("## Belonging"), "apps come in the order of the story"
    assert (
        "| `conversations.thanked` | *somebody* thanked *somebody* | vouches | community | parties |" in text
    )
    assert "What it never holds" in text
    assert "{" not in text
