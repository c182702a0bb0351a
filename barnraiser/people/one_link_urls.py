"""The short addresses: a person's handle right behind the network's own address. They come last, after everything the
house itself answers to.
"""

from django.urls import path, register_converter

from . import views
from .handles import HandleConverter, OneLinkConverter

register_converter(HandleConverter, "handle")
register_converter(OneLinkConverter, "one_link")

app_name = "one_link"
urlpatterns = [
    path("<one_link:handle>", views.one_link, name="page"),
    path("<handle:handle>/card.vcf", views.public_vcard, name="vcard"),
    path("<handle:handle>/card.png", views.public_card, name="card"),
    path("<handle:handle>/picture.jpg", views.public_picture, name="picture"),
]
