from django.urls import include, path

urlpatterns = [
    path("", include("barnraiser.home.urls")),
    path("accounts/", include("allauth.urls")),
    path("communities/", include("barnraiser.communities.urls")),
    path("", include("barnraiser.people.urls")),
    path("", include("barnraiser.acts.conversations.urls")),
    path("", include("barnraiser.acts.belonging.urls")),
    path("", include("barnraiser.organisations.urls")),
    path("", include("barnraiser.acts.reciprocity.urls")),
    path("", include("barnraiser.acts.trust.urls")),
    path("", include("barnraiser.acts.gatherings.urls")),
    path("", include("barnraiser.acts.decisions.urls")),
    path("", include("barnraiser.acts.campaigns.urls")),
    path("", include("barnraiser.acts.channels.urls")),
    path("", include("barnraiser.acts.programmes.urls")),
    path("", include("barnraiser.acts.helping.urls")),
    path("", include("barnraiser.acts.outward.urls")),
    path("", include("barnraiser.acts.stewardship.urls")),
    path("", include("barnraiser.acts.imports.urls")),
    path("", include("barnraiser.acts.claims.urls")),
    path("", include("barnraiser.surveys.urls")),
    path("", include("barnraiser.notices.urls")),
    path("", include("barnraiser.capital.urls")),
    path("", include("barnraiser.suggestions.urls")),
    # Last: whatever the house does not answer to may be somebody's short address.
    path("", include("barnraiser.people.one_link_urls")),
]
