"""The references of serving, over the same output folder: nginx without a check, nginx and Caddy that ask Portico."""

import getpass
import os
from contextlib import contextmanager

import processes
import tools


def filled(name, values):
    """A configuration with its places filled in, written where it may be read."""
    text = (tools.HERE / "edges" / name).read_text()
    for place, value in values.items():
        text = text.replace(f"@{place}@", str(value))
    path = tools.FOLDER / "edges" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@contextmanager
def nginx(root, admin):
    """The ports of the plain and of the checked server."""
    program = tools.needed("nginx", "apt-get install nginx")
    plain, checked = processes.free_ports(2)
    folder = tools.FOLDER / "edges" / "nginx"
    folder.mkdir(parents=True, exist_ok=True)
    path = filled("nginx.conf", {
        "FOLDER": folder, "USER": getpass.getuser(), "ROOT": root, "PLAIN": plain, "CHECKED": checked, "ADMIN": admin})
    with processes.running("nginx", [program, "-p", folder, "-c", path]) as process:
        processes.until(process, lambda: processes.listening(plain) and processes.listening(checked), "nginx")
        yield plain, checked


def own_home():
    """Caddy keeps its last configuration in the home folder: not in the user's."""
    return os.environ | {name: str(tools.FOLDER / "edges") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}


@contextmanager
def caddy(root, admin):
    program = tools.needed("caddy", "apt-get install caddy")
    port, = processes.free_ports(1)
    path = filled("Caddyfile", {"ROOT": root, "CHECKED": port, "ADMIN": admin})
    with processes.running("caddy", [program, "run", "--config", path, "--adapter", "caddyfile"],
                           own_home()) as process:
        processes.until(process, lambda: processes.listening(port), "Caddy")
        yield port
