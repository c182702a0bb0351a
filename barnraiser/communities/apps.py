from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "barnraiser.communities"
