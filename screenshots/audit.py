"""`make audit`: Lighthouse on a phone, the median of three runs. It needs npm and Chromium, and takes some minutes."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

from screenshots.__main__ import served

LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node 20
PAGES = ("/now", "/assess", "/result")
GOALS = {"accessibility": 100, "best-practices": 100, "performance": 98}
RUNS = 3


def main() -> int:
    low = 0
    with served() as address:
        cookie = _answers(address)
        for page in PAGES:
            runs = [_scores(address + page, cookie) for _ in range(RUNS)]
            for name, goal in GOALS.items():
                score = statistics.median(run[name] for run in runs)
                low += score < goal
                print(f"{page:<10}{name:<16}{score:5.0f}  (goal {goal})")
    return 1 if low else 0


def _answers(address: str) -> str:
    """The cookie of someone with a few answers, so that the result has something to show."""
    request = Request(f"{address}/assess/load")
    with urlopen(request) as response:
        csrf = response.headers["Set-Cookie"].split(";")[0]
        token = response.read().decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    body = f"csrfmiddlewaretoken={token}&recent=yes&text=age:%2034%0Aonset:%20abrupt".encode()
    opened = _first_answer(Request(f"{address}/assess/load", body, {"Cookie": csrf}))
    return next(cookie for cookie in opened if cookie.startswith("told=")).split(";")[0]


def _first_answer(request: Request) -> list[str]:
    """The cookies of the answer itself; the page it leads to is not asked for."""
    connection = HTTPConnection(request.host)
    body = request.data if isinstance(request.data, bytes) else b""
    headers = {**request.headers, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", request.selector, body, headers)
    return connection.getresponse().headers.get_all("Set-Cookie") or []


def _scores(url: str, cookie: str) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        headers = Path(folder) / "headers.json"
        headers.write_text(json.dumps({"Cookie": cookie}))
        command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--extra-headers={headers}", "--chrome-flags=--headless=new --no-sandbox"]
        command += [f"--only-categories={','.join(GOALS)}"]
        environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
        subprocess.run(command, check=True, env=environment, capture_output=True)
        found = json.loads(report.read_text())["categories"]
    return {name: found[name]["score"] * 100 for name in GOALS}


if __name__ == "__main__":
    sys.exit(main())
