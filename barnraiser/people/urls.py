from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("people/<slug:handle>/", views.person, name="person"),
]
