"""Pages: middleware from the outside in, templates, static files, uploads."""

from .environment import DATA as DATA
from .environment import DEVELOPMENT as DEVELOPMENT
from .environment import TESTING as TESTING

ROOT_URLCONF = "barnraiser.config.urls"
ASGI_APPLICATION = "barnraiser.config.asgi.application"
WSGI_APPLICATION = "barnraiser.config.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "barnraiser.people.middleware.VisitMiddleware",
    "barnraiser.ground.web.middleware.PrivatePagesMiddleware",
    "barnraiser.people.middleware.ViewerMiddleware",
    "barnraiser.notices.middleware.WaitingMiddleware",
    "barnraiser.ground.web.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "barnraiser.ground.web.context_processors.chrome",
            ],
        },
    }
]

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA / "media"
_hashed = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _plain if DEVELOPMENT or TESTING else _hashed},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEVELOPMENT or TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# For how many seconds the numbers on tabs are kept by a process that hears of nothing new. Tests see each at once.
COUNTS_KEPT = 0 if TESTING else 60
# Some ten small numbers for each member who comes by: of the library's 300 none would still be there at the next page.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
