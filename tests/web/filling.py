"""A person with a browser and no script: reads the form of a page, fills it in, sends it, follows where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client, RequestFactory

from unspasm.library.edition import Edition
from unspasm.rules.rule import Question
from unspasm.web import told as cookie
from unspasm.web.told import Told


class _Form(HTMLParser):
    """The last form of a page: where it goes, and what it would send as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.sends: dict[str, list[str]] = {}
        self.offers: dict[str, list[str]] = {}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name"), said.get("value") or ""
        if tag == "form":
            self.action, self.sends, self.offers = said.get("action") or "", {}, {}
        elif tag == "a":
            self.links.append(said.get("href") or "")
        elif tag in ("input", "button") and name:
            self.offers.setdefault(name, []).append(value)
            if tag == "input" and (said.get("type") not in ("checkbox", "radio") or "checked" in said):
                self.sends.setdefault(name, []).append(value)


def form_of(html: str) -> _Form:
    form = _Form()
    form.feed(html)
    return form


@dataclass
class Browsing:
    """One browser with its cookies, as strict about forged forms as the real pages are."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"}))
    address: str = ""
    html: str = ""
    pages: list[str] = field(default_factory=list)

    def open(self, address: str) -> str:
        answer = self.client.get(address)
        self.address, self.html = address, answer.content.decode()
        self.pages.append(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return self.html

    def send(self, **filled: Any) -> str:
        """Send the form as it stands with these fields changed; returns where it leads, or nothing."""
        return self.send_form(form_of(self.html), **filled)

    def send_form(self, form: _Form, **filled: Any) -> str:
        answer = self.client.post(form.action, {**form.sends, **filled})
        if answer.status_code == 303:
            self.address = str(answer["Location"])
            return self.address
        assert answer.status_code == 200, f"{form.action}: {answer.status_code}"
        self.html = answer.content.decode()
        return ""


def told_of(client: Client) -> Told:
    """What the cookie of this browser holds."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return cookie.read(request)


def answered_as(told: Mapping[str, Any], question: Question, edition: Edition) -> dict[str, Any]:
    """The fields that say about one question what this person would; what was not told is a no."""
    first = edition.facts[question.answers[0]]
    if len(question.answers) > 1:
        ticks = [name for name in question.answers if told.get(name) is True]
        return {"tick": ticks} if ticks else {"none": "yes"}
    if first.kind == "yes_no":
        return {"answer": "yes" if told.get(first.id) else "no"}
    value = told.get(first.id)
    return {"skip": "yes"} if value is None else {"answer": f"{value:g}" if first.kind == "number" else value}


def run(browsing: Browsing, told: Mapping[str, Any], edition: Edition, who: str = "self") -> list[str]:
    """The whole assessment, page by page; the questions that were shown."""
    by_id = {question.id: question for question in edition.questions}
    browsing.open("/assess")
    target, shown = browsing.send(who=who), []
    while target.startswith("/assess/q/"):
        shown.append(target.removeprefix("/assess/q/"))
        browsing.open(target)
        target = browsing.send(**answered_as(told, by_id[shown[-1]], edition))
        assert target, browsing.html
    assert target == "/result"
    return shown
