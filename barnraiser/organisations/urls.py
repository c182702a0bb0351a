from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("organisations/", views.organisations, name="list"),
    path("organisations/new/", views.new, name="new"),
    path("organisations/<slug:slug>/", views.detail, name="detail"),
    path("organisations/<slug:slug>/edit/", views.edit, name="edit"),
    path("organisations/<slug:slug>/close/", views.close, name="close"),
    path("organisations/<slug:slug>/people/", views.people, name="people"),
    path("organisations/<slug:slug>/answer/", views.answer, name="answer"),
    path("organisations/<slug:slug>/people/<slug:handle>/end/", views.lay_down, name="lay_down"),
]
