from django.urls import path

from . import views

app_name = "direct"
urlpatterns = [
    path("me/messages/", views.exchange_list, name="list"),
    path("me/messages/several/", views.group, name="group"),
    path("people/<slug:handle>/message/", views.to, name="to"),
    path("exchanges/<slug:code>/", views.exchange, name="exchange"),
    path("exchanges/<slug:code>/messages/", views.said, name="said"),
    path("exchanges/<slug:code>/answer/", views.answer, name="answer"),
    path("exchanges/<slug:code>/quiet/", views.quiet, name="quiet"),
    path("exchanges/<slug:code>/asking-in/", views.asking_in, name="asking_in"),
    path("exchanges/<slug:code>/leaving/", views.leaving, name="leaving"),
    path("exchanges/messages/<slug:code>/taking-back/", views.taking_back, name="taking_back"),
]
