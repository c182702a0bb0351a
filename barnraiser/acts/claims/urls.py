from django.urls import path

from . import views

app_name = "claims"
urlpatterns = [
    path("people/<slug:handle>/claim/", views.new, name="new"),
    path("claims/<slug:code>/", views.detail, name="detail"),
    path("claims/<slug:code>/confirmation/", views.confirmation, name="confirmation"),
    path("claims/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("claims/<slug:code>/end/", views.finish, name="finish"),
    path("claim/<slug:token>/", views.letter, name="letter"),
]
