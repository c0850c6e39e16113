"""The three edges as an operator runs them, with the configurations of scripts/deploy."""

import getpass
import signal
import ssl
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from acme import authority
from asking import HOST, Door
from processes import filled, free_ports, listens, running, until

DEPLOY = Path(__file__).resolve().parents[2] / "scripts" / "deploy"


@dataclass
class Edge:
    name: str
    door: Door
    # Plain http, which leads to https.
    plain: Door
    # Asks Portico about each page, so that an ended session is known at once; otherwise it verifies tokens by itself.
    asks: bool
    process: object = None
    folder: Path | None = None
    # Who gives it certificates, where it orders them.
    authority: object = None
    reload: object = None


def certificate(folder):
    """For our hosts, signed by itself."""
    if not (folder / "certificate.pem").exists():
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST},DNS:*.{HOST}",
             "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"], check=True, capture_output=True)
    return folder / "certificate.pem", folder / "key.pem"


def nginx_main(folder, site):
    """What stands around a site in /etc/nginx/nginx.conf, without root's folders."""
    path = folder / "nginx.conf"
    temporary = "\n".join(
        f"  {kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "site.conf").write_text(site)
    path.write_text(
        f"user {getpass.getuser()};\ndaemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"error_log stderr warn;\nevents {{ }}\nhttp {{\n  access_log off;\n{temporary}\n"
        f"  include {folder}/site.conf;\n}}\n")
    return ["nginx", "-p", folder, "-c", path]


@contextmanager
def nginx(portal, folder):
    http, https = free_ports(2)
    public, key = certificate(folder)
    site = filled(DEPLOY / "nginx.conf", {
        "PORTICO_LISTEN": f"127.0.0.1:{portal.port}", "PORTICO_ADMIN_LISTEN": f"127.0.0.1:{portal.admin}",
        "PORTICO_OUTPUT": portal.output, "PORTICO_DEPLOY": DEPLOY, "EDGE_HTTP_PORT": http, "EDGE_HTTPS_PORT": https,
        "EDGE_CERTIFICATE": public, "EDGE_KEY": key})
    with running(nginx_main(folder, site), folder) as process:
        until(lambda: listens(http) and listens(https), "nginx", process)
        yield Edge("nginx", Door(https, str(public)), Door(http), asks=True, process=process, folder=folder)


@contextmanager
def caddy(portal, folder):
    http, https = free_ports(2)
    with authority(folder, http, https) as ca:
        environment = {
            "PORTICO_LISTEN": f"127.0.0.1:{portal.port}", "PORTICO_ADMIN_LISTEN": f"127.0.0.1:{portal.admin}",
            "PORTICO_OUTPUT": str(portal.output), "EDGE_HTTP_PORT": str(http), "EDGE_HTTPS_PORT": str(https),
            "CADDY_ADMIN": "off", "ACME_CA": ca.directory, "ACME_CA_ROOT": str(ca.own_certificate),
            # Caddy keeps certificates in the home folder: not in the user's.
            "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "state")}
        command = ["caddy", "run", "--config", DEPLOY / "Caddyfile", "--adapter", "caddyfile"]
        with running(command, folder, environment) as process:
            until(lambda: listens(http) and listens(https), "Caddy", process)
            door = Door(https, str(ca.root))
            until(lambda: handshake(door), "a certificate for our own host", process)
            yield Edge("caddy", door, Door(http), asks=True, process=process, folder=folder, authority=ca)


def handshake(door):
    try:
        door.connect().close()
        return True
    except ssl.SSLError:
        return False


@contextmanager
def haproxy(portal, folder):
    """HAProxy, and the nginx behind it that has nothing but files."""
    http, https = free_ports(2)
    public, key = certificate(folder)
    both = folder / "both.pem"
    both.write_text(public.read_text() + key.read_text())
    pages = folder / "pages.sock"
    keys = folder / "keys"
    fetch_keys(portal, keys)
    values = {"PORTICO_OUTPUT": portal.output, "PORTICO_PAGES": pages, "PORTICO_DEPLOY": DEPLOY}
    environment = {
        "PORTICO_LISTEN": f"127.0.0.1:{portal.port}", "PORTICO_BASE_URL": f"https://{HOST}", "PORTICO_PAGES": str(pages),
        "PORTICO_PUBLIC_KEYS": str(keys), "EDGE_HTTP": f"127.0.0.1:{http}", "EDGE_HTTPS": f"127.0.0.1:{https}",
        "EDGE_CERTIFICATE": str(both), "EDGE_USER": getpass.getuser()}
    with ExitStack() as stack:
        files = nginx_main(folder, filled(DEPLOY / "haproxy-pages.conf", values))
        behind = stack.enter_context(running(files, folder))
        until(pages.exists, "the web server behind HAProxy", behind)
        process = stack.enter_context(running(["haproxy", "-W", "-db", "-f", DEPLOY / "haproxy.cfg"], folder, environment))
        until(lambda: listens(http) and listens(https), "HAProxy", process)
        yield Edge("haproxy", Door(https, str(public)), Door(http), asks=False, process=process, folder=folder,
                   reload=lambda: process.send_signal(signal.SIGUSR2))


def fetch_keys(portal, folder):
    """Its exit code: 0 where the keys changed, 3 where they did not."""
    address = f"http://127.0.0.1:{portal.port}/.well-known/jwks.json"
    done = subprocess.run(
        [sys.executable, DEPLOY / "haproxy-keys", address, HOST, folder], capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    return done.returncode


EDGES = {"nginx": nginx, "caddy": caddy, "haproxy": haproxy}
