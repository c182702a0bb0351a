from django.urls import path

from . import views

app_name = "decisions"
urlpatterns = [
    path("communities/<slug:slug>/decisions/", views.decision_list, name="list"),
    path("communities/<slug:slug>/decisions/new/", views.new, name="new"),
    path("decisions/<slug:code>/", views.detail, name="detail"),
    path("decisions/<slug:code>/versions/", views.versions, name="versions"),
    path("decisions/<slug:code>/stance/", views.stance, name="stance"),
    path("decisions/<slug:code>/ballot/", views.ballot, name="ballot"),
    path("decisions/<slug:code>/amendment/", views.amendment, name="amendment"),
    path("decisions/<slug:code>/closing/", views.closing, name="closing"),
    path("decisions/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("decisions/<slug:code>/rankings.csv", views.rankings, name="rankings"),
    path("decisions/<slug:code>/objections/<slug:stance>/answers/", views.answers, name="answers"),
    path("decisions/<slug:code>/objections/<slug:stance>/settlement/", views.settlement, name="settlement"),
]
