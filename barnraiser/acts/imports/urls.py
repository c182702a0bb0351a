from django.urls import path

from . import views

app_name = "imports"
urlpatterns = [
    path("communities/<slug:slug>/imports/", views.imports, name="list"),
    path("imports/<slug:code>/", views.detail, name="detail"),
    path("imports/<slug:code>/lines/<slug:would>/<slug:what>/", views.lines, name="lines"),
    path("imports/<slug:code>/run/", views.run, name="run"),
    path("imports/<slug:code>/release/", views.release, name="release"),
    path("imports/<slug:code>/held/", views.held, name="held"),
    path("imports/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("live/imports/<slug:code>/", views.live, name="live"),
]
