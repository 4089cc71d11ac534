"""The pages, asked by Django's own client or by a real browser."""

import os
import shutil
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
import pytest
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

os.environ["DJANGO_SETTINGS_MODULE"] = "unspasm.web.settings"
os.environ.setdefault("UNSPASM_SECRET_KEY", "known to every test and to nobody else, fifty letters long")
os.environ["UNSPASM_PSEUDO"] = "1"  # two invented languages show what cannot be translated
django.setup()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page in the middle of an answer is no fault of ours."""


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged here either."""


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "127.0.0.1"})


@pytest.fixture(scope="session")
def live() -> Iterator[str]:
    """The pages on a free loopback port, as "http://127.0.0.1:<port>"."""
    from unspasm.web.wsgi import application

    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        missing = "no Chromium here, so nobody looked at the pages: install `chromium`"
        if os.environ.get("UNSPASM_REQUIRE_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()
