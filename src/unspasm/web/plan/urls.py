"""Addresses of this part."""

from django.urls import URLPattern, path

from unspasm.web.plan import heat_cold_views, options_views, views

urlpatterns: list[URLPattern] = [
    path("", views.today, name="plan"),
    path("/week.ics", views.week, name="plan-week"),
    path("/outlook", views.outlook, name="plan-outlook"),
    path("/outlook/course/<str:phase>-<str:scheme>.svg", views.chart, name="plan-chart"),
    path("/outlook/share/<str:id>-<str:scheme>.svg", views.share, name="plan-share"),
    path("/visit", views.visit, name="plan-visit"),
    path("/options", options_views.options, name="plan-options"),
    path("/options/<str:id>", options_views.option, name="plan-option"),
    path("/heat-cold", heat_cold_views.check, name="plan-heat-cold"),
    path("/heat-cold/session/<str:kind>", heat_cold_views.session, name="plan-heat-cold-session"),
]
