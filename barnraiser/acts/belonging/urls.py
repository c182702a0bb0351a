from django.urls import path

from . import views

app_name = "belonging"
urlpatterns = [
    path("communities/<slug:slug>/join/", views.join, name="join"),
    path("communities/<slug:slug>/leave/", views.leave, name="leave"),
    path("communities/<slug:slug>/invitations/", views.invitations, name="invitations"),
    path("communities/<slug:slug>/invitations/<slug:code>/revoke/", views.revoke, name="revoke"),
    path("invitation/<slug:token>/", views.invitation, name="invitation"),
    path("invitation/<slug:token>/not-this-time/", views.decline, name="decline"),
]
