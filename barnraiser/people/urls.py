from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("people/", views.people_list, name="list"),
    path("people/<slug:handle>/", views.person, name="person"),
    path("people/<slug:code>/picture/", views.picture, name="picture"),
    path("people/<slug:handle>/card.vcf", views.contact, name="contact"),
    path("me/", views.me, name="me"),
    path("me/profile/", views.profile, name="profile"),
    path("me/profile/still-true/", views.still_true, name="still_true"),
    path("me/profile/who-reads/", views.audience, name="audience"),
    path("me/profile/who-reads/the-four/", views.the_four, name="the_four"),
    path("me/kit/", views.kit, name="kit"),
    path("me/kit/qr.png", views.square, name="square"),
    path(".well-known/webfinger", views.find_by_account, name="webfinger"),
    path("me/consent/", views.consent, name="consent"),
    path("me/links/", views.links, name="links"),
    path("me/links/checks/", views.links_checks, name="links_checks"),
    path("me/links/<slug:code>/check/", views.link_check, name="link_check"),
    path("me/links/<slug:code>/place/", views.link_place, name="link_place"),
    path("me/links/<slug:code>/removal/", views.link_removal, name="link_removal"),
    path("me/links/<slug:code>/source/", views.link_source, name="link_source"),
    path("me/export/", views.export, name="export"),
    path("me/export/<slug:code>/", views.fetch, name="fetch"),
    path("me/forget/", views.forget, name="forget"),
    path("me/stay/", views.stay, name="stay"),
    path("me/visits/<slug:visit>/end/", views.end_visit, name="end_visit"),
    path("me/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("me/searches/", views.searches, name="searches"),
    path("me/searches/<slug:code>/", views.search, name="search"),
    path("me/searches/<slug:code>/end/", views.search_end, name="search_end"),
    path("me/team/", views.team, name="team"),
    path("letters/no/<str:token>/", views.say_no, name="say_no"),
    path("letters/searches/<str:token>/", views.stop_letters, name="stop_letters"),
]
