from django.urls import path

from . import views

app_name = "conversations"
urlpatterns = [
    path("communities/<slug:slug>/", views.conversation_list, name="list"),
    path("communities/<slug:slug>/start/", views.start, name="start"),
    path("communities/<slug:slug>/start/draft/", views.start_draft, name="start_draft"),
    path("communities/<slug:slug>/start/names/", views.call_in, name="call_in"),
    path("unanswered/", views.unanswered, name="unanswered"),
    path("conversations/<slug:code>/", views.detail, name="detail"),
    path("conversations/<slug:code>/replies/", views.replies, name="replies"),
    path("conversations/<slug:code>/fresh/", views.fresh, name="fresh"),
    path("conversations/<slug:code>/draft/", views.reply_draft, name="reply_draft"),
    path("conversations/<slug:code>/names/", views.call_into, name="call_into"),
    path("conversations/<slug:code>/audience/", views.audience, name="audience"),
    path("conversations/<slug:code>/summary/", views.summary, name="summary"),
    path("conversations/<slug:code>/tending/", views.tending, name="tending"),
    path("conversations/<slug:code>/tending/<slug:step>/", views.tend, name="tend"),
    path("conversations/<slug:code>/following/", views.following, name="following"),
    path("messages/<slug:code>/", views.message, name="message"),
    path("messages/<slug:code>/change/", views.change, name="change"),
    path("messages/<slug:code>/wordings/", views.wordings, name="wordings"),
    path("messages/<slug:code>/split/", views.split, name="split"),
    path("messages/<slug:code>/thanks/", views.thanks, name="thanks"),
    path("messages/<slug:code>/thanks/withdrawal/", views.thanks_withdrawal, name="thanks_withdrawal"),
    path("messages/<slug:code>/nods/", views.nods, name="nods"),
    path("messages/<slug:code>/nods/withdrawal/", views.nod_withdrawal, name="nod_withdrawal"),
    path("messages/<slug:code>/keeping/", views.keeping, name="keeping"),
    path("messages/<slug:code>/keeping/withdrawal/", views.keeping_withdrawal, name="keeping_withdrawal"),
    path("messages/<slug:code>/cards/<slug:card>/withdrawal/", views.card_withdrawal, name="card_withdrawal"),
    path("attachments/<slug:code>/", views.attachment, name="attachment"),
    path("attachments/<slug:code>/withdrawal/", views.attachment_withdrawal, name="attachment_withdrawal"),
    path("link-cards/<slug:code>/", views.card_picture, name="card_picture"),
    path("me/drafts/", views.drafts, name="drafts"),
    path("me/drafts/<slug:code>/withdrawal/", views.draft_withdrawal, name="draft_withdrawal"),
    path("me/kept/", views.kept, name="kept"),
]
