from django.urls import path

from . import views

app_name = "capital"
urlpatterns = [
    path("communities/<slug:slug>/capital/", views.community, name="community"),
    path("communities/<slug:slug>/capital/map.json", views.map_data, name="map"),
    path("communities/<slug:slug>/capital/answers/", views.answers, name="answers"),
    path("communities/<slug:slug>/capital/<slug:name>/", views.measure, name="measure"),
    path("me/ties/", views.mine, name="mine"),
    path("live/me/ties/", views.live, name="live"),
]
