from django.apps import AppConfig


class BelongingConfig(AppConfig):
    name = "barnraiser.acts.belonging"
