from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "barnraiser.acts.programmes"
