from django.apps import AppConfig


class OutwardConfig(AppConfig):
    name = "barnraiser.acts.outward"
