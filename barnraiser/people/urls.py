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
    path("me/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("me/searches/", views.searches, name="searches"),
    path("me/searches/<slug:code>/", views.search, name="search"),
    path("me/searches/<slug:code>/end/", views.search_end, name="search_end"),
    path("me/team/", views.team, name="team"),
    path("letters/searches/<str:token>/", views.stop_letters, name="stop_letters"),
]
