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
    path("me/export/", views.export, name="export"),
    path("me/export/<slug:code>/", views.fetch, name="fetch"),
    path("me/forget/", views.forget, name="forget"),
    path("me/stay/", views.stay, name="stay"),
    path("me/visits/<slug:visit>/end/", views.end_visit, name="end_visit"),
    path("me/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
]
