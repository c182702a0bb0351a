from django.apps import AppConfig


class TiesConfig(AppConfig):
    name = "barnraiser.ties"
