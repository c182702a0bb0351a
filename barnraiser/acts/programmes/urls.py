from django.urls import path

from . import views

app_name = "programmes"
urlpatterns = [
    path("organisations/<slug:slug>/programmes/new/", views.new, name="new"),
    path("programmes/<slug:code>/", views.detail, name="detail"),
    path("programmes/<slug:code>/guidelines/", views.guidelines, name="guidelines"),
    path("programmes/<slug:code>/review/", views.review, name="review"),
    path("programmes/<slug:code>/voices/", views.voices, name="voices"),
    path("programmes/<slug:code>/places/", views.places, name="places"),
    path("programmes/<slug:code>/close/", views.close, name="close"),
    path("mandates/<slug:code>/", views.mandate, name="mandate"),
    path("mandates/<slug:code>/answer/", views.answer, name="answer"),
    path("mandates/<slug:code>/end/", views.end, name="end"),
    path("mandates/<slug:code>/write/", views.write, name="write"),
    path("drafts/<slug:code>/", views.draft, name="draft"),
    path("drafts/<slug:code>/approval/", views.approval, name="approval"),
    path("drafts/<slug:code>/change/", views.change, name="change"),
    path("drafts/<slug:code>/declining/", views.declining, name="declining"),
    path("drafts/<slug:code>/revision/", views.revision, name="revision"),
    path("drafts/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("communities/<slug:slug>/organisations/", views.inside, name="inside"),
    path("communities/<slug:slug>/organisations/<slug:code>/admission/", views.admission, name="admission"),
    path("communities/<slug:slug>/organisations/<slug:code>/refusal/", views.refusal, name="refusal"),
    path("communities/<slug:slug>/organisations/<slug:code>/end/", views.part, name="part"),
]
