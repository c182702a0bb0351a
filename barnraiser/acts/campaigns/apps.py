from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "barnraiser.acts.campaigns"
