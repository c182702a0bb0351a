from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "barnraiser.acts.gatherings"
