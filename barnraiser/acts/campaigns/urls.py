from django.urls import path

from . import views

app_name = "campaigns"
urlpatterns = [
    path("communities/<slug:slug>/campaigns/", views.campaign_list, name="list"),
    path("communities/<slug:slug>/campaigns/new/", views.new, name="new"),
    path("campaigns/<slug:code>/", views.detail, name="detail"),
    path("campaigns/<slug:code>/words/", views.words, name="words"),
    path("campaigns/<slug:code>/day/", views.day, name="day"),
    path("campaigns/<slug:code>/closing/", views.closing, name="closing"),
    path("campaigns/<slug:code>/owners/", views.owners, name="owners"),
    path("campaigns/<slug:code>/owners/answer/", views.owners_answer, name="owners_answer"),
    path("campaigns/<slug:code>/owners/end/", views.owners_end, name="owners_end"),
    path("campaigns/<slug:code>/names/", views.names, name="names"),
    path("campaigns/<slug:code>/names/withdrawal/", views.names_withdrawal, name="names_withdrawal"),
    path("campaigns/<slug:code>/needs/", views.needs, name="needs"),
    path("campaigns/<slug:code>/points/", views.points, name="points"),
    path("campaigns/<slug:code>/tasks/", views.work, name="work"),
    path("campaigns/<slug:code>/moved/", views.moved, name="moved"),
    path("campaigns/<slug:code>/results/", views.results, name="results"),
    path("campaigns/<slug:code>/conversation/", views.conversation, name="conversation"),
    path("campaign-needs/<slug:code>/", views.need, name="need"),
    path("campaign-needs/<slug:code>/mark/", views.mark, name="mark"),
    path("pledges/<slug:code>/", views.pledge, name="pledge"),
    path("pledges/<slug:code>/steps/", views.steps, name="steps"),
    path("pledges/<slug:code>/withdrawal/", views.pledge_withdrawal, name="pledge_withdrawal"),
    path("points/<slug:code>/voices/", views.voices, name="voices"),
    path("points/<slug:code>/settlement/", views.settlement, name="settlement"),
    path("milestones/<slug:code>/owner/", views.work_owner, name="work_owner"),
    path("milestones/<slug:code>/completion/", views.work_done, name="work_done"),
    path("results/<slug:code>/witnesses/", views.witnesses, name="witnesses"),
]
