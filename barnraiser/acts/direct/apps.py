from django.apps import AppConfig


class DirectConfig(AppConfig):
    name = "barnraiser.acts.direct"
