"""`format=flowed` (RFC 3676): lines that a mail program broke at its margin run on again."""


def reflowed(words: str, *, deletes_space: bool = False) -> str:
    """A line that ends with a space goes on in the next one of the same depth of quoting; a signature's mark does not."""
    done: list[str] = []
    going_on = False
    before = -1
    for line in words.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        body = line[depth:].removeprefix(" ")
        is_mark = body == "-- "
        if going_on and depth == before and not is_mark:
            done[-1] += body
        else:
            done.append(">" * depth + (" " if depth else "") + body)
        going_on = body.endswith(" ") and not is_mark
        if going_on and deletes_space:
            done[-1] = done[-1][:-1]
        before = depth
    return "\n".join(done)
