"""Addresses of this part."""

from django.urls import URLPattern, path

from unspasm.web.sheet.views import sheet

urlpatterns: list[URLPattern] = [path("", sheet, name="sheet")]
