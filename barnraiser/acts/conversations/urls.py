from django.urls import path

from . import views

app_name = "conversations"
urlpatterns = [
    path("communities/<slug:slug>/", views.conversation_list, name="list"),
    path("communities/<slug:slug>/start/", views.start, name="start"),
    path("conversations/<slug:code>/", views.detail, name="detail"),
    path("conversations/<slug:code>/replies/", views.replies, name="replies"),
    path("conversations/<slug:code>/audience/", views.audience, name="audience"),
    path("conversations/<slug:code>/following/", views.following, name="following"),
    path("messages/<slug:code>/", views.message, name="message"),
    path("messages/<slug:code>/thanks/", views.thanks, name="thanks"),
    path("messages/<slug:code>/thanks/withdrawal/", views.thanks_withdrawal, name="thanks_withdrawal"),
]
