from django.urls import URLPattern

app_name = "capital"
urlpatterns: list[URLPattern] = []
