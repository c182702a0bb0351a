from django.urls import path

from . import views

app_name = "commons"
urlpatterns = [
    path("communities/<slug:slug>/square/", views.square, name="square"),
    path("communities/<slug:slug>/in-common/", views.home, name="home"),
    path("communities/<slug:slug>/in-common/keep/", views.choose, name="choose"),
    path("communities/<slug:slug>/in-common/pages/", views.pages_new, name="pages_new"),
    path("messages/<slug:code>/keep/", views.keep, name="keep"),
    path("kept/<slug:code>/", views.keeping, name="keeping"),
    path("kept/<slug:code>/answer/", views.answer, name="answer"),
    path("kept/<slug:code>/wordings/", views.wordings, name="wordings"),
    path("kept/<slug:code>/support/", views.support, name="support"),
    path("kept/<slug:code>/taking-out/", views.taking_out, name="taking_out"),
    path("pages/<slug:code>/", views.page, name="page"),
    path("pages/<slug:code>/sections/", views.sections, name="sections"),
    path("sections/<slug:code>/", views.section, name="section"),
    path("sections/<slug:code>/history/", views.history, name="history"),
    path("sections/<slug:code>/restoration/", views.restoration, name="restoration"),
]
