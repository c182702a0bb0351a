from django.urls import path

from . import views

app_name = "outward"
_here = "communities/<slug:slug>"
urlpatterns = [
    path("public/", views.everywhere, name="everywhere"),
    path(f"{_here}/public/", views.public, name="public"),
    path(f"{_here}/public/feed.atom", views.public_atom, name="public_atom"),
    path(f"{_here}/public/feed.json", views.public_json, name="public_json"),
    path(f"{_here}/newsletter/", views.newsletter, name="newsletter"),
    path(f"{_here}/newsletter/feed.atom", views.newsletter_atom, name="newsletter_atom"),
    path(f"{_here}/newsletter/feed.json", views.newsletter_json, name="newsletter_json"),
    path(f"{_here}/newsletter/desk/", views.desk, name="desk"),
    path(f"{_here}/newsletter/new/", views.new, name="new"),
    path("newsletters/yes/<str:word>/", views.yes, name="yes"),
    path("newsletters/reader/<str:token>/", views.reader, name="reader"),
    path("newsletters/reader/<str:token>/kept.json", views.kept, name="kept"),
    path("newsletters/<slug:code>/", views.issue, name="issue"),
    path("newsletters/<slug:code>/words/", views.words, name="words"),
    path("newsletters/<slug:code>/preview/", views.preview, name="preview"),
    path("newsletters/<slug:code>/sending/", views.sending, name="sending"),
    path("newsletters/<slug:code>/end/", views.end, name="end"),
    path("conversations/<slug:code>/share/", views.share, name="share"),
]
