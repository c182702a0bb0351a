from django.apps import AppConfig


class BelongingConfig(AppConfig):
    name = "barnraiser.acts.belonging"

    def ready(self) -> None:
        from .discretion import keep_quiet

        keep_quiet()
