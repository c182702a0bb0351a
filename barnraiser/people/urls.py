from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("people/", views.people_list, name="list"),
    path("people/<slug:handle>/", views.person, name="person"),
    path("people/<slug:code>/picture/", views.picture, name="picture"),
    path("me/", views.me, name="me"),
    path("me/profile/", views.profile, name="profile"),
    path("me/consent/", views.consent, name="consent"),
    path("me/links/", views.links, name="links"),
    path("me/links/checks/", views.links_checks, name="links_checks"),
    path("me/links/<slug:code>/check/", views.link_check, name="link_check"),
    path("me/links/<slug:code>/place/", views.link_place, name="link_place"),
    path("me/links/<slug:code>/removal/", views.link_removal, name="link_removal"),
    path("me/links/<slug:code>/source/", views.link_source, name="link_source"),
    path("me/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
]
