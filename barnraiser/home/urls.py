from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("search/", views.search, name="search"),
    path("bell/", views.bell, name="bell"),
    path("live/page/", views.live, name="live"),
    path("me/acts/", views.mine, name="mine"),
    path("what-is-stored/", views.stored, name="stored"),
]
