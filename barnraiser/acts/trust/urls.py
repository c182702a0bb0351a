from django.urls import path

from . import views

app_name = "trust"
urlpatterns = [
    path("people/<slug:handle>/you-two/", views.two, name="two"),
    path("people/<slug:handle>/you-two/statements/", views.statements, name="statements"),
    path("people/<slug:handle>/you-two/common-ground/", views.cares, name="cares"),
    path(
        "people/<slug:handle>/you-two/common-ground/withdrawal/",
        views.care_withdrawal,
        name="care_withdrawal",
    ),
    path("people/<slug:handle>/you-two/note/", views.note, name="note"),
    path("people/<slug:handle>/you-two/agreement/", views.agreements, name="agreements"),
    path(
        "people/<slug:handle>/you-two/agreement/withdrawal/",
        views.agreement_withdrawal,
        name="agreement_withdrawal",
    ),
    path("people/<slug:handle>/you-two/comparison/", views.comparisons, name="comparisons"),
    path("people/<slug:handle>/you-two/marks/", views.marks, name="marks"),
    path("people/<slug:handle>/you-two/nods/", views.nods, name="nods"),
    path("people/<slug:handle>/my-fifteen/", views.listing, name="listing"),
    path("statements/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("me/people/", views.my_people, name="people"),
    path("me/people/<slug:code>/unmarking/", views.unmarking, name="unmarking"),
    path("me/values/", views.values, name="values"),
    path("me/top-fives/", views.shortlists, name="shortlists"),
    path("me/top-fives/<slug:code>/", views.shortlist, name="shortlist"),
    path("me/top-fives/<slug:code>/removal/", views.shortlist_removal, name="shortlist_removal"),
    path("me/top-fives/<slug:code>/people/<slug:handle>/", views.picks, name="picks"),
    path("me/top-fives/<slug:code>/people/<slug:handle>/removal/", views.pick_removal, name="pick_removal"),
    path("me/top-fives/<slug:code>/people/<slug:handle>/raising/", views.pick_raising, name="pick_raising"),
    path(
        "me/top-fives/<slug:code>/people/<slug:handle>/my-fifteen/", views.pick_listing, name="pick_listing"
    ),
    path("me/fifteen/", views.fifteen, name="fifteen"),
    path("me/fifteen/<slug:code>/", views.target, name="target"),
    path("me/fifteen/<slug:code>/elsewhere/", views.outside, name="outside"),
    path("me/fifteen/<slug:code>/rhythm/", views.rhythm, name="rhythm"),
    path("me/fifteen/<slug:code>/not-now/", views.not_now, name="not_now"),
    path("me/fifteen/<slug:code>/removal/", views.removal, name="removal"),
]
