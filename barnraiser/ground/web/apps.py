from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "barnraiser.ground.web"
    label = "web"
    verbose_name = "Web kit"
