from django.urls import path

from . import views

app_name = "suggestions"
urlpatterns = [
    path("put-aside/", views.aside, name="aside"),
    path("put-aside/this/", views.put_aside, name="put_aside"),
    path("put-aside/taken-back/", views.taking_back, name="taking_back"),
]
