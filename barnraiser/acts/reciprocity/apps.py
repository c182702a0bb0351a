from django.apps import AppConfig


class ReciprocityConfig(AppConfig):
    name = "barnraiser.acts.reciprocity"
