from django.urls import URLPattern

app_name = "reciprocity"
urlpatterns: list[URLPattern] = []
