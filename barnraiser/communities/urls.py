from django.urls import path

from . import views

app_name = "communities"
urlpatterns = [
    path("", views.communities, name="list"),
    path("new/", views.new, name="new"),
    path("<slug:slug>/charter/", views.charter, name="charter"),
    path("<slug:slug>/charter/yes/", views.affirm, name="affirm"),
    path("<slug:slug>/charter/log/", views.power, name="power"),
    path("<slug:slug>/charter/write/<slug:change>/", views.write, name="write"),
    path("<slug:slug>/look/", views.look, name="look"),
    path("<slug:slug>/members/", views.members, name="members"),
    path("<slug:slug>/members/<slug:code>/roles/", views.roles, name="roles"),
    path("<slug:slug>/members/<slug:code>/roles/<slug:role>/end/", views.end_role, name="end_role"),
]
