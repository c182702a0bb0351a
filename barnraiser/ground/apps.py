from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "barnraiser.ground"

    def ready(self) -> None:
        from . import checks, keys  # noqa: F401 - registers the start-up checks, and a lookup
