from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "barnraiser.acts.decisions"
