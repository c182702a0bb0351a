from django.urls import path

from . import views

app_name = "stewardship"
urlpatterns = [
    path("concern/", views.report, name="report"),
    path("communities/<slug:slug>/look-alikes/", views.look_alikes, name="look_alikes"),
    path("communities/<slug:slug>/look-alikes/<slug:code>/", views.told_apart, name="told_apart"),
    path("concerns/", views.concerns, name="list"),
    path("concerns/<slug:code>/", views.detail, name="detail"),
    path("concerns/<slug:code>/handling/", views.handling, name="handling"),
    path("concerns/<slug:code>/handling/end/", views.handling_end, name="handling_end"),
    path("concerns/<slug:code>/answer/", views.answer, name="answer"),
    path("concerns/<slug:code>/appeal/", views.appeal, name="appeal"),
]
