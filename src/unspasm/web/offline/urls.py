"""Addresses of this part."""

from django.urls import path

from unspasm.web.offline import views

urlpatterns = [
    path("sw.js", views.service_worker, name="service-worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
