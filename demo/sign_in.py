"""The three who can be signed in as."""

PASSWORD = "a quiet barn in October"  # noqa: S105 - printed on the terminal for everybody who tries the demo
SIGN_INS = {
    "nell": "steward of Soil & Table",
    "ruth": "a member who grows wheat",
    "gareth": "from the paper, and new here",
}


def how_to_sign_in() -> str:
    """The words that tell how, for the terminal."""
    from .crowd import everybody

    members = everybody()
    lines = [
        f"  {members[key].part.address:<30} {members[key].part.name}, {who}" for key, who in SIGN_INS.items()
    ]
    return "\n".join(["Sign in as one of three:", *lines, f"  The password of all three: {PASSWORD}"])
