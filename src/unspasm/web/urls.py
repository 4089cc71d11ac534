"""Where each page lives. English has the plain addresses; another language stands before them, as in `/es/now`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from unspasm.web import errors
from unspasm.web.home import home

_PAGES = (
    path("", home, name="home"),
    path("now", include("unspasm.web.now.urls")),
    path("assess", include("unspasm.web.assess.urls")),
    path("result", include("unspasm.web.result.urls")),
    path("sheet", include("unspasm.web.sheet.urls")),
    path("plan", include("unspasm.web.plan.urls")),
    path("medicines", include("unspasm.web.medicines.urls")),
    path("evidence", include("unspasm.web.evidence.urls")),
    path("", include("unspasm.web.offline.urls")),
)
urlpatterns = [
    path("api/v1/", include("unspasm.web.api.urls")),
    *i18n_patterns(*_PAGES, prefix_default_language=False),
]

handler400 = errors.bad_request
handler403 = errors.page_too_old
handler404 = errors.not_found
handler500 = errors.broken
