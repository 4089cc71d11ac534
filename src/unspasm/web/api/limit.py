"""How many requests one address may send in a minute. Counts live in this process's memory for that minute only."""

from ipaddress import IPv6Address, ip_address
from math import ceil
from threading import Lock, Timer
from time import monotonic

SECONDS = 60.0
_MOST_ADDRESSES = 50_000  # further ones share a count, so that nobody can fill the memory


class Limit:
    """Windows of a minute, each opened by the first request after the last one closed. A timer empties them."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds, self._ends = seconds, 0.0
        self._counts: dict[str, int] = {}
        self._lock = Lock()

    def wait(self, address: str, most: int) -> int:
        """Seconds until this address may send again; 0 when it may now. `most` of 0 is no limit."""
        if most <= 0:
            return 0
        with self._lock:
            if monotonic() >= self._ends:
                self._open()
            key = address if address in self._counts or len(self._counts) < _MOST_ADDRESSES else ""
            self._counts[key] = self._counts.get(key, 0) + 1
            return max(1, ceil(self._ends - monotonic())) if self._counts[key] > most else 0

    def addresses(self) -> int:
        """How many addresses are in memory now."""
        return len(self._counts)

    def _open(self) -> None:
        self._counts, self._ends = {}, monotonic() + self._seconds
        timer = Timer(self._seconds, self._forget, [self._counts])
        timer.daemon = True
        timer.start()

    def _forget(self, counts: dict[str, int]) -> None:
        with self._lock:
            counts.clear()


def counted_as(peer: str, forwarded: str) -> str:
    """The address to count: what the proxy in front added last, else the peer. A network of IPv6 counts as one."""
    written = forwarded.rsplit(",", 1)[-1].strip() or peer
    try:
        address = ip_address(written)
    except ValueError:
        return peer
    if isinstance(address, IPv6Address):
        return address.exploded[:19]
    return str(address)
