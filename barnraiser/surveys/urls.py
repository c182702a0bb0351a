from django.urls import path

from . import views

app_name = "surveys"
urlpatterns = [
    path("communities/<slug:slug>/surveys/", views.round_list, name="list"),
    path("communities/<slug:slug>/surveys/open/", views.open_round, name="open"),
    path("surveys/<slug:code>/", views.detail, name="detail"),
    path("surveys/<slug:code>/answers/", views.answers, name="answers"),
    path("surveys/<slug:code>/refusal/", views.refusal, name="refusal"),
    path("surveys/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("me/answers/", views.mine, name="mine"),
]
