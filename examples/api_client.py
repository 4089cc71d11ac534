"""Ask an Unspasm server about one person. Only the standard library is needed.

python examples/api_client.py http://127.0.0.1:8000
"""

import json
import sys
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ANSWERS = {"age": 34, "sex": "female", "duration_days": 3, "saddle_numbness": "unsure"}


def asked(server: str, operation: str, body: dict[str, Any]) -> dict[str, Any]:
    """What the server says. Raises ValueError with every problem, in words, when it cannot use the body."""
    request = Request(
        f"{server}/api/v1/{operation}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urlopen(request, timeout=10) as response:
            said: dict[str, Any] = json.load(response)
            return said
    except HTTPError as refusal:
        problems = json.load(refusal)["problems"]
        raise ValueError("\n".join(f"{one['where']}: {one['what']}; {one['fix']}" for one in problems)) from None


def main(server: str) -> None:
    found = asked(server, "assess", {"answers": ANSWERS})
    urgency = found["urgency"]
    print(f"{urgency['level']} by {urgency['route']}, finished: {urgency['finished']} (edition {found['edition']})")
    for reason in urgency["reasons"]:
        print(f"- {reason['say']}")
    if not urgency["finished"]:
        print(f"Ask next: {found['next_questions'][0]['text']}")
    try:
        asked(server, "assess", {"answers": {"agee": 34}})
    except ValueError as problems:
        print(f"Refused: {problems}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
