from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "barnraiser.acts.lists"
