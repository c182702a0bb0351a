from django.urls import path

from . import views

app_name = "belonging"
urlpatterns = [
    path("communities/<slug:slug>/join/", views.join, name="join"),
    path("communities/<slug:slug>/leave/", views.leave, name="leave"),
    path("communities/<slug:slug>/invitations/", views.invitations, name="invitations"),
    path("communities/<slug:slug>/invitations/<slug:code>/revoke/", views.revoke, name="revoke"),
    path("communities/<slug:slug>/ask/", views.ask_in, name="ask_in"),
    path("communities/<slug:slug>/ask/withdrawal/", views.withdraw, name="withdraw"),
    path("communities/<slug:slug>/requests/", views.requests, name="requests"),
    path("communities/<slug:slug>/requests/<slug:code>/reply/", views.reply, name="reply"),
    path("communities/<slug:slug>/questions/", views.questions, name="questions"),
    path("communities/<slug:slug>/answers/", views.answers, name="answers"),
    path("communities/<slug:slug>/willing/", views.willing, name="willing"),
    path("communities/<slug:slug>/leave/hand-on/", views.hand_on, name="hand_on"),
    path("communities/<slug:slug>/leave/take-back/<slug:code>/", views.take_back, name="take_back"),
    path("communities/<slug:slug>/partings/", views.partings, name="partings"),
    path("communities/<slug:slug>/printed/members/", views.printed_members, name="printed_members"),
    path("communities/<slug:slug>/sheets/", views.sheets, name="sheets"),
    path("communities/<slug:slug>/sheets/printed/", views.printed_sheets, name="printed_sheets"),
    path("communities/<slug:slug>/sheets/enter/", views.enter, name="enter"),
    path("communities/<slug:slug>/sheets/<slug:code>/end/", views.let_go_of_sheet, name="let_go_of_sheet"),
    path("handovers/<slug:code>/", views.handover, name="handover"),
    path("welcomes/<slug:code>/", views.welcome, name="welcome"),
    path("welcomes/<slug:code>/done/", views.welcomed, name="welcomed"),
    path("me/coming-in/", views.my_answers, name="my_answers"),
    path("invitation/<slug:token>/", views.invitation, name="invitation"),
    path("invitation/<slug:token>/not-this-time/", views.decline, name="decline"),
]
