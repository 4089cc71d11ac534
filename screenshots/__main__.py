"""`make screenshots`: every page at phone and desktop size, light and dark, so that someone looks at them."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".cache/screenshots"
EXAMPLES = ROOT / "examples"
SIZES = {"phone": (360, 760), "desktop": (1280, 900)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES: Mapping[str, str] = {
    "es-home": "/es/",
    "es-now": "/es/now",
    "es-emergency": "/es/now/emergency/ambulance",
    "es-first-hour": "/es/now/first-hour",
    "es-question": "/es/assess/q/pee_poo_numbness",
    "home": "/",
    "now": "/now",
    "now-more": "/now/more",
    "now-sign": "/now/sign/saddle_numbness",
    "now-fever": "/now/sign/fever",
    "first-hour": "/now/first-hour",
    "assess": "/assess",
    "question": "/assess/q/pee_poo_numbness",
    "where": "/assess/q/where_it_hurts",
    "number": "/assess/q/how_old",
    "review": "/assess/review",
    "result": "/result",
    "sheet": "/sheet",
    "plan": "/plan",
    "heat-cold": "/plan/heat-cold",
    "medicines": "/medicines",
    "medicines-limits": "/medicines/limits",
    "medicines-quick": "/medicines/quick",
    "medicine-ibuprofen": "/medicines/ibuprofen",
    "medicine-warfarin": "/medicines/warfarin",
    "evidence": "/evidence",
    "evidence-rule": "/evidence/rule/new_bladder_bowel_saddle_or_sex_change",
    "evidence-claims": "/evidence/claims",
    "missing": "/nowhere",
}
STORIES: Mapping[str, str] = {
    "strain": '{"age": 34, "sex": "male", "duration_days": 2, "onset": "abrupt", "began_with_strain": true}',
    "saddle": '{"age": 34, "saddle_numbness": true, "both_legs_symptoms": true}',
    "fever": '{"age": 50, "fever": true, "side_pain": true, "side_to_groin_pain": false}',
}
PLANS: Mapping[str, tuple[str, ...]] = {
    "furniture_mover_day_1": ("", "/options", "/options/heat", "/heat-cold", "/heat-cold/session/heat", "/outlook"),
    "desk_worker_5_months": ("", "/outlook", "/visit"),
    "saddle": ("", "/options", "/heat-cold", "/outlook", "/visit"),
}

MEDICINES = ("warfarin", "Nurofen Plus", "Panadol", "sertraline", "omeprazole")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                _all_pages(context, address, f"{size}-{scheme}")
                _plans(context, address, f"{size}-{scheme}")
                _medicines(context, address, f"{size}-{scheme}")
                context.close()
        _stories(browser, address)
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")


def _all_pages(context: BrowserContext, address: str, name: str) -> None:
    page = context.new_page()
    for title, path in PAGES.items():
        _draw(page, address + path, f"{title}-{name}")


def _stories(browser: Browser, address: str) -> None:
    """The result and the sheet with answers in them."""
    for story, answers in STORIES.items():
        context = browser.new_context(viewport={"width": 360, "height": 760})
        page = context.new_page()
        _answer(page, address, answers)
        for title in ("result", "sheet", "review"):
            path = "/assess/review" if title == "review" else f"/{title}"
            _draw(page, address + path, f"{title}-{story}-phone-light")
        context.close()


def _plans(context: BrowserContext, address: str, name: str) -> None:
    """The plan and what belongs to it, for people who have answered; each file replaces the answers before it."""
    page = context.new_page()
    for person, paths in PLANS.items():
        _answer(page, address, STORIES.get(person) or (EXAMPLES / f"{person}.yaml").read_text(encoding="utf-8"))
        for path in paths:
            title = f"plan{path}".replace("/", "-")
            _draw(page, f"{address}/plan{path}", f"{title}-{person}-{name}")


def _medicines(context: BrowserContext, address: str, name: str) -> None:
    """The list with a clash, then with too much paracetamol and an unknown name; and the quick form, filled."""
    page = context.new_page()
    for medicine in MEDICINES:
        _add(page, address, medicine)
    _draw(page, f"{address}/medicines", f"medicines-clash-{name}")
    line = page.locator("form", has=page.locator("input[name=was][value=Panadol]"))
    line.locator("summary").click()
    line.locator("input[name=units_24h]").fill("12")
    line.locator("button").first.click()
    _add(page, address, "Ibuprofin")
    page.screenshot(path=FOLDER / f"medicines-poison-and-unknown-{name}.png", full_page=True)
    page.goto(address + "/medicines/quick")
    for answer in ("age=40", "pregnant=no", "takes=thinner", "has=none", "paracetamol=8", "nsaid=yes"):
        field, _, value = answer.partition("=")
        page.locator(f"input[name={field}][value='{value}']").check()
    page.locator("main form button.primary").click()
    page.wait_for_load_state()
    page.screenshot(path=FOLDER / f"medicines-quick-found-{name}.png", full_page=True)


def _add(page: Page, address: str, medicine: str) -> None:
    page.goto(address + "/medicines")
    page.locator("#name").fill(medicine)
    page.locator("form:has(#name) button").click()
    page.wait_for_load_state()


def _answer(page: Page, address: str, answers: str) -> None:
    page.goto(address + "/assess/load")
    page.locator("textarea").first.fill(answers)
    page.locator("#recent").check()
    page.locator("main form button.primary").click()
    page.wait_for_load_state()


def _draw(page: Page, address: str, name: str) -> None:
    page.goto(address)
    # What lies below the first screen is drawn, too, though nobody scrolls.
    page.evaluate("for (const one of document.querySelectorAll('img[loading=lazy]')) one.loading = 'eager'")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)


@contextmanager
def served() -> Iterator[str]:
    port = _free_port()
    command = [str(Path(sys.executable).parent / "unspasm"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the pages did not start")


if __name__ == "__main__":
    main()
