"""Addresses of this part. A last word "today" keeps the reminder that someone must be seen today."""

from django.urls import URLPattern, path

from unspasm.web.now import views


def _both(route: str, view: object, name: str) -> list[URLPattern]:
    """With the reminder, and without."""
    plain: URLPattern = path(route, view, name=name)  # type: ignore[call-overload]
    today: URLPattern = path(f"{route}/today", view, {"today": True}, name=f"{name}-today")  # type: ignore[call-overload]
    return [today, plain]


urlpatterns = [
    path("", views.cards, name="now"),
    path("/all", views.everything, name="now-all"),
    path("/emergency/<slug:route>", views.emergency, name="now-emergency"),
    *_both("/more", views.more, "now-more"),
    *_both("/sign/<slug:fact>", views.sign, "now-sign"),
    *_both("/sign/<slug:fact>/<slug:other>", views.two_signs, "now-two"),
    *_both("/unsure/<slug:question>", views.unsure, "now-unsure"),
    *_both("/unsure/<slug:question>/<slug:fact>", views.unsure_sign, "now-unsure-sign"),
    *_both("/<slug:name>", views.guide, "now-guide"),
]
