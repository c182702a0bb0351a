from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "barnraiser.config"
