from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "barnraiser.acts.ledger"
