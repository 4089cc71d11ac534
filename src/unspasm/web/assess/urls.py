"""Addresses of the assessment."""

from django.urls import path

from unspasm.web.assess import files, views

urlpatterns = [
    path("", views.start, name="assess"),
    path("/q/<str:id>", views.question, name="assess-question"),
    path("/review", views.review, name="assess-review"),
    path("/forget", views.forget, name="assess-forget"),
    path("/download", files.download, name="assess-download"),
    path("/load", files.load_file, name="assess-load"),
]
