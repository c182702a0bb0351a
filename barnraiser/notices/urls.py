from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notice_list, name="list"),
    path("me/hearing/", views.levels, name="levels"),
    path("me/quiet/", views.quiet, name="quiet"),
    path("communities/<slug:slug>/hearing/", views.hearing, name="hearing"),
    path("letters/at-once/<str:token>/", views.stop, name="stop"),
]
