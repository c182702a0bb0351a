"""Two who changed the same words at once: the second is told, and keeps what they wrote."""


class Overtaken(Exception):
    """Somebody else changed it since it was read. `number` is of the version that stands now."""

    def __init__(self, number: int) -> None:
        super().__init__("Somebody else has changed this since you began.")
        self.number = number
