from django.urls import path

from . import views

app_name = "gatherings"
urlpatterns = [
    path("communities/<slug:slug>/gatherings/", views.gathering_list, name="list"),
    path("communities/<slug:slug>/gatherings/call/", views.call, name="call"),
    path("gatherings/<slug:code>/", views.detail, name="detail"),
    path("gatherings/<slug:code>/change/", views.change, name="change"),
    path("gatherings/<slug:code>/calling-off/", views.calling_off, name="calling_off"),
    path("gatherings/<slug:code>/answer/", views.answer, name="answer"),
    path("gatherings/<slug:code>/hosting/", views.hosting, name="hosting"),
    path("gatherings/<slug:code>/hosts/", views.hosts, name="hosts"),
    path("gatherings/<slug:code>/hosts/withdrawal/", views.host_withdrawal, name="host_withdrawal"),
    path("gatherings/<slug:code>/attendance/", views.attendance, name="attendance"),
    path("gatherings/<slug:code>/attendance/withdrawal/", views.absence, name="absence"),
    path("gatherings/<slug:code>/ticks/", views.ticks, name="ticks"),
    path("gatherings/<slug:code>/conclusion/", views.conclusion, name="conclusion"),
    path("gatherings/<slug:code>/meetings/", views.meetings, name="meetings"),
    path("gatherings/<slug:code>/conversation/", views.conversation, name="conversation"),
    path("gatherings/<slug:code>/steps/", views.steps, name="steps"),
    path("gatherings/<slug:code>/intentions/", views.intentions, name="intentions"),
    path("gatherings/<slug:code>/calendar.ics", views.single_calendar, name="single_calendar"),
    path("steps/<slug:code>/completion/", views.completion, name="completion"),
    path("intentions/<slug:code>/withdrawal/", views.intention_withdrawal, name="intention_withdrawal"),
    path("meetings/<slug:code>/", views.meeting, name="meeting"),
    path("meetings/<slug:code>/reply/", views.meeting_reply, name="meeting_reply"),
    path("meetings/<slug:code>/withdrawal/", views.meeting_withdrawal, name="meeting_withdrawal"),
    path("people/<slug:handle>/met/", views.we_met, name="we_met"),
    path("me/calendar/", views.calendar, name="calendar"),
    path("me/calendar/withdrawal/", views.calendar_withdrawal, name="calendar_withdrawal"),
    path("calendar/<slug:token>.ics", views.feed, name="feed"),
]
