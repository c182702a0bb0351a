from django.apps import AppConfig


class HelpingConfig(AppConfig):
    name = "barnraiser.acts.helping"
