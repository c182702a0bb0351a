from django.urls import path

from . import views

app_name = "lists"
urlpatterns = [
    path("communities/<slug:slug>/by-mail/", views.about, name="about"),
    path("communities/<slug:slug>/kept-apart/", views.kept_apart, name="kept_apart"),
    path("communities/<slug:slug>/kept-apart/<slug:code>/", views.kept_letter, name="kept_letter"),
    path("communities/<slug:slug>/kept-apart/<slug:code>/whole/", views.whole, name="whole"),
    path("communities/<slug:slug>/kept-apart/<slug:code>/again/", views.try_again, name="try_again"),
    path("communities/<slug:slug>/kept-apart/<slug:code>/let-go/", views.let_go, name="let_go"),
    path("me/mail/", views.mine, name="mine"),
    path("me/mail/again/", views.resume, name="resume"),
    path("me/mail/<slug:code>/", views.letter, name="letter"),
    path("me/mail/<slug:code>/release/", views.release, name="release"),
    path("me/mail/<slug:code>/discard/", views.discard, name="discard"),
    path("mail/<slug:code>/", views.beside, name="beside"),
    path("mail/files/<slug:code>/", views.attachment, name="attachment"),
    path("mail/stop/<str:token>/", views.stop, name="stop"),
]
