from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "barnraiser.acts.claims"
