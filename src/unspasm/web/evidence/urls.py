"""Addresses of this part. None holds an answer of a person; a search holds the words looked for, which nobody logs."""

from django.urls import path

from unspasm.web.evidence import views

urlpatterns = [
    path("", views.overview, {"name": ""}, name="evidence"),
    path("/claims", views.overview, {"name": "claims"}, name="evidence-claims"),
    path("/results", views.overview, {"name": "results"}, name="evidence-results"),
    path("/judgements", views.overview, {"name": "judgements"}, name="evidence-judgements"),
    path("/pathway", views.overview, {"name": "pathway"}, name="evidence-pathway"),
    path("/search", views.search, name="evidence-search"),
    path("/index.json", views.index, name="evidence-index"),
    path("/any/<str:id>", views.whatever, name="evidence-any"),
    path("/<str:kind>", views.listed, name="evidence-kind"),
    path("/<str:kind>/<str:id>", views.item, name="evidence-item"),
]
