"""The only place that lists all apps. Order follows the story, from the ground up."""

HOUSE = [
    "barnraiser.ground",
    "barnraiser.ground.web",
    "barnraiser.people",
    "barnraiser.communities",
    "barnraiser.acts.ledger",
    "barnraiser.acts.conversations",
    "barnraiser.acts.belonging",
    "barnraiser.acts.imports",
    "barnraiser.ties",
    "barnraiser.capital",
    "barnraiser.home",
    "barnraiser.config",
]

INSTALLED_APPS = [
    *HOUSE,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_ox",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
