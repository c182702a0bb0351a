from django.urls import path

from . import views

app_name = "reciprocity"
urlpatterns = [
    path("communities/<slug:slug>/exchange/", views.exchange, name="list"),
    path("communities/<slug:slug>/exchange/ask/", views.ask, name="ask"),
    path("communities/<slug:slug>/exchange/offer/", views.offer, name="offer"),
    path("people/<slug:handle>/ask/", views.ask_of, name="ask_of"),
    path("people/<slug:handle>/offer/", views.offer_to, name="offer_to"),
    path("people/<slug:handle>/introduce/", views.introduce, name="introduce"),
    path("favours/<slug:code>/", views.detail, name="detail"),
    path("favours/<slug:code>/answers/", views.answers, name="answers"),
    path("favours/<slug:code>/closure/", views.closure, name="closure"),
    path("answers/<slug:code>/promise/", views.promise, name="promise"),
    path("answers/<slug:code>/step-back/", views.step_back, name="step_back"),
    path("answers/<slug:code>/doing/", views.doing, name="doing"),
    path("answers/<slug:code>/confirmation/", views.confirmation, name="confirmation"),
    path("answers/<slug:code>/miss/", views.miss, name="miss"),
    path("answers/<slug:code>/rejoinder/", views.rejoinder, name="rejoinder"),
    path("answers/<slug:code>/thanks/", views.thanks, name="thanks"),
    path("introductions/", views.introductions, name="introductions"),
    path("introductions/<slug:code>/", views.introduction, name="introduction"),
    path("introductions/<slug:code>/response/", views.response, name="response"),
    path("me/exchange/", views.mine, name="mine"),
]
