"""The API under a steady 200 requests a second, beside an operation that does nothing, in the same run."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from statistics import quantiles
from threading import Thread
from typing import Any

A_SECOND, SECONDS, CLIENTS = 200, 30, 32
_AS_SERVED = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-log")
OURS, EMPTY = "/api/v1/assess", "/empty/nothing"


def measured(crowd: list[dict[str, Any]], seconds: int = SECONDS) -> None:
    """Print errors, the median and the 99th of 100 of both, and their ratios."""
    bodies = [json.dumps({"answers": one}).encode() for one in crowd]
    with _server() as port:
        for path in (EMPTY, OURS):
            _sent(port, path, bodies, 2 * A_SECOND)  # every worker has met every part once
        empty, ours = (_sent(port, path, bodies, seconds * A_SECOND) for path in (EMPTY, OURS))
    load = os.getloadavg()[0]
    print(f"{A_SECOND} requests a second for {seconds} s, 2 workers, {os.cpu_count()} CPUs, load {load:.1f}")
    for name, times in ((f"POST {EMPTY} (does nothing)", empty), (f"POST {OURS}", ours)):
        _say(name, times, empty)


def _say(name: str, times: list[float | None], peer: list[float | None]) -> None:
    (middle, slow), (peer_middle, peer_slow) = _points(times), _points(peer)
    print(
        f"{name:<42} errors {times.count(None):>4}  p50 {middle:8.2f} ms {middle / peer_middle:6.1f} x"
        f"  p99 {slow:8.2f} ms {slow / peer_slow:6.1f} x"
    )


def _points(times: list[float | None]) -> tuple[float, float]:
    """The 50th and the 99th of 100, in milliseconds, of those that were answered."""
    found = quantiles([one * 1000 for one in times if one is not None], n=100)
    return found[49], found[98]


def _sent(port: int, path: str, bodies: list[bytes], number: int) -> list[float | None]:
    """Seconds of each request from the moment it was due, so that a queue counts; None for one that failed."""
    times: list[float | None] = []
    turns, started = count(), time.perf_counter() + 0.1

    def one_client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        while (turn := next(turns)) < number:
            due = started + turn / A_SECOND
            time.sleep(max(0.0, due - time.perf_counter()))
            fine = _fine(connection, path, bodies[turn % len(bodies)])
            times.append(time.perf_counter() - due if fine else None)
        connection.close()

    clients = [Thread(target=one_client) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return times


def _fine(connection: http.client.HTTPConnection, path: str, body: bytes) -> bool:
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return False
    return response.status == 200


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", *_AS_SERVED, "--port", str(port), "unspasm.web.wsgi:application"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.api_settings", "UNSPASM_MODE": "personal"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")
