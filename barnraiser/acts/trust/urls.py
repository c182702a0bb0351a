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
    path("people/<slug:handle>/my-fifteen/", views.listing, name="listing"),
    path("statements/<slug:code>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("me/people/", views.my_people, name="people"),
    path("me/fifteen/", views.fifteen, name="fifteen"),
    path("me/fifteen/<slug:code>/", views.target, name="target"),
    path("me/fifteen/<slug:code>/elsewhere/", views.outside, name="outside"),
    path("me/fifteen/<slug:code>/removal/", views.removal, name="removal"),
]
