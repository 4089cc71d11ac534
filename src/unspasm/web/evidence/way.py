"""How a page of the evidence reaches the others: by addresses of the server, or by files beside it."""

from typing import Protocol

from django.templatetags.static import static
from django.urls import reverse

from unspasm.web.evidence.kinds import KINDS

PRODUCT = "/"  # how the path of a page of the product begins


class Way(Protocol):
    """`live`: whether a server answers. `to` is empty for what cannot be reached from here."""

    live: bool

    def to(self, path: str) -> str: ...

    def asset(self, name: str) -> str: ...


class ByServer:
    """Addresses of the pages as they are served, in the language in use."""

    live = True

    def to(self, path: str) -> str:
        if path.startswith(("https://", "http://")):
            return path
        if path.startswith(PRODUCT):
            return f"{reverse('home')}{path.removeprefix(PRODUCT)}"
        return f"{reverse('evidence')}/{path}" if path else reverse("evidence")

    def asset(self, name: str) -> str:
        return static(f"ui/{name}")


class ByFile:
    """Links between files, from one that stands `depth` folders deep. Pages of the product are not among them."""

    live = False

    def __init__(self, depth: int) -> None:
        self.up = "../" * depth

    def to(self, path: str) -> str:
        if path.startswith(PRODUCT):
            return ""
        if path.startswith(("https://", "http://")):
            return path
        page, mark, anchor = path.partition("#")
        return f"{self.up}{file_of(page)}{mark}{anchor}"

    def asset(self, name: str) -> str:
        return f"{self.up}assets/{name}"


def file_of(path: str) -> str:
    """The file of a page: `rule/fever` is rule/fever.html, a kind is the index of its folder."""
    if not path:
        return "index.html"
    return f"{path}/index.html" if path in KINDS else f"{path}.html"
