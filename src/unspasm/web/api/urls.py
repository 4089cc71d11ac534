"""Addresses of the API. Nothing a person said stands in one."""

from django.urls import URLPattern, URLResolver

from unspasm.web.api.views import api

patterns, app_name, _ = api.urls
urlpatterns: list[URLPattern | URLResolver] = patterns
