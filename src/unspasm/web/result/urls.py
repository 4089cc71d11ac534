"""Addresses of this part."""

from django.urls import path

from unspasm.web.result import views

urlpatterns = [
    path("", views.result, name="result"),
    path("/cause/<str:id>", views.cause, name="result-cause"),
    path("/changes", views.changes, name="result-changes"),
]
