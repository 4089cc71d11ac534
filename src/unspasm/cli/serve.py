"""`unspasm serve`: the pages on this machine, under granian."""

import os
from pathlib import Path


def run(port: int) -> int:
    """Serve until Ctrl-C. In personal mode only this machine can reach the pages."""
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unspasm.web.settings")
    served = os.environ.get("UNSPASM_MODE") == "served"
    address = os.environ.get("UNSPASM_ADDRESS", "127.0.0.1") if served else "127.0.0.1"
    print(f"Unspasm is at http://{address}:{port}  (stop with Ctrl-C)", flush=True)
    server = Server(
        "unspasm.web.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=False,
        working_dir=Path.cwd(),
    )
    server.serve()
    return 0
