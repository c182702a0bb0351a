from django.urls import path

from . import views

app_name = "helping"
urlpatterns = [
    path("helping/", views.mine, name="mine"),
    path("helping/<slug:code>/", views.detail, name="detail"),
    path("helping/<slug:code>/answer/", views.answer, name="answer"),
    path("helping/<slug:code>/end/", views.end, name="end"),
    path("helping/<slug:code>/deeds/", views.deeds, name="deeds"),
    path("helping/deeds/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("communities/<slug:slug>/helping/", views.place, name="place"),
    path("communities/<slug:slug>/helping/ask/", views.ask, name="ask"),
    path("communities/<slug:slug>/helping/code/", views.code, name="code"),
    path("communities/<slug:slug>/helping/<slug:code>/end/", views.end_for, name="end_for"),
]
