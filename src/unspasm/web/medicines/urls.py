"""Addresses of this part. No address holds what a person takes."""

from django.urls import URLPattern, path

from unspasm.web.medicines import quick, views

urlpatterns: list[URLPattern] = [
    path("", views.page, name="medicines"),
    path("/add", views.add, name="medicines-add"),
    path("/pick", views.pick, name="medicines-pick"),
    path("/quick", quick.quick, name="medicines-quick"),
    path("/change", views.change, name="medicines-change"),
    path("/all", views.whole, name="medicines-all"),
    path("/forget", views.forget, name="medicines-forget"),
    path("/names.json", views.names, name="medicines-names"),
    path("/limits", views.limits, name="medicines-limits"),
    path("/<str:id>", views.ingredient, name="medicine"),
]
