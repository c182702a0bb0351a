from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "barnraiser.acts.conversations"
