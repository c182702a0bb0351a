from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "barnraiser.acts.trust"
