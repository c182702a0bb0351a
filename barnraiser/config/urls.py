from django.urls import include, path

urlpatterns = [
    path("", include("barnraiser.home.urls")),
    path("accounts/", include("allauth.urls")),
    path("communities/", include("barnraiser.communities.urls")),
    path("", include("barnraiser.people.urls")),
    path("", include("barnraiser.acts.conversations.urls")),
    path("", include("barnraiser.acts.belonging.urls")),
    path("", include("barnraiser.acts.imports.urls")),
    path("", include("barnraiser.capital.urls")),
]
