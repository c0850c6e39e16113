"""Load by wrk, on 127.0.0.1 alone, for a bounded time."""

import subprocess
from dataclasses import dataclass

import tools
from result import BenchError

CONNECTIONS = 64
THREADS = 2


@dataclass
class Load:
    rate: float
    # Milliseconds.
    p50: float
    p99: float


def load(port, path, headers, seconds):
    """Requests per second of one address; any answer but 2xx or 3xx, and any broken connection, is an error."""
    command = [
        tools.needed("wrk", "apt-get install wrk"), f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s",
        "-s", str(tools.HERE / "wrk.lua"),
    ]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    command.append(f"http://127.0.0.1:{port}{path}")
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
    line = next((line for line in done.stdout.splitlines() if line.startswith("RESULT ")), None)
    if done.returncode or not line:
        raise BenchError(f"wrk failed: {(done.stderr or done.stdout)[-500:]}")
    found = tools.parsed(line.removeprefix("RESULT "), "wrk")
    if found["status"] or found["socket"] or not found["requests"]:
        raise BenchError(f"wrk counted errors, so its rate says nothing: {found}")
    return Load(found["requests"] / found["seconds"], found["p50"], found["p99"])
