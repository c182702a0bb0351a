from django.urls import path

from . import views

app_name = "channels"
urlpatterns = [
    path("channels/", views.channels, name="list"),
    path("channels/seeking/", views.seek, name="seek"),
    path("channels/<slug:code>/", views.detail, name="detail"),
    path("channels/<slug:code>/change/", views.change, name="change"),
    path("channels/<slug:code>/judgement/", views.judgement, name="judgement"),
    path("channels/<slug:code>/taking-down/", views.taking_down, name="taking_down"),
    path("communities/<slug:slug>/channels/new/", views.new, name="new"),
    path("communities/<slug:slug>/channels/headings/", views.headings, name="headings"),
]
