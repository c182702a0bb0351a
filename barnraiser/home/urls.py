from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("what-is-stored/", views.stored, name="stored"),
]
