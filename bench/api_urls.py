"""Every address there is, and an operation that does nothing, to compare with."""

from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI

from unspasm.web.urls import urlpatterns as pages

empty = NinjaAPI(urls_namespace="empty", openapi_url=None, docs_url=None)


@empty.post("/nothing")
def nothing(request: HttpRequest) -> dict[str, str]:
    len(request.body)  # unread, the server would close the connection
    return {}


urlpatterns = [path("empty/", empty.urls), *pages]
