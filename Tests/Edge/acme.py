"""Pebble, an ACME authority for tests, with a DNS in which every name is this machine."""

import json
import ssl
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from processes import free_ports, listens, running, until


class Authority:
    def __init__(self, folder, directory, process):
        self.directory = directory
        # What its own server shows, and the root of what it issues.
        self.own_certificate = folder / "authority.pem"
        self.root = folder / "root.pem"
        self._process = process

    @property
    def orders(self):
        """How many certificates were ordered so far."""
        return self._process.said().count("POST /order-plz")


@contextmanager
def authority(folder: Path, http, https):
    """Looks at `http` and `https` of this machine to see who holds a name."""
    dns, dns_management, acme, management = free_ports(4)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", folder / "authority.key", "-out", folder / "authority.pem"], check=True, capture_output=True)
    (folder / "pebble.json").write_text(json.dumps({"pebble": {
        "listenAddress": f"127.0.0.1:{acme}", "managementListenAddress": f"127.0.0.1:{management}",
        "certificate": str(folder / "authority.pem"), "privateKey": str(folder / "authority.key"),
        "httpPort": http, "tlsPort": https, "ocspResponderURL": "", "externalAccountBindingRequired": False}}))
    names = ["pebble-challtestsrv", "-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-dns01", f"127.0.0.1:{dns}",
             "-http01", "", "-https01", "", "-tlsalpn01", "", "-management", f"127.0.0.1:{dns_management}"]
    pebble = ["pebble", "-config", folder / "pebble.json", "-dnsserver", f"127.0.0.1:{dns}"]
    with running(names, folder) as dns_process, running(pebble, folder, {"PEBBLE_VA_NOSLEEP": "1", "PEBBLE_WFE_NONCEREJECT": "0"}) as process:
        until(lambda: listens(dns_management), "the DNS for tests", dns_process)
        until(lambda: listens(acme) and listens(management), "Pebble", process)
        ca = Authority(folder, f"https://127.0.0.1:{acme}/dir", process)
        trust = ssl.create_default_context(cafile=str(ca.own_certificate))
        with urllib.request.urlopen(f"https://127.0.0.1:{management}/roots/0", context=trust) as answer:
            ca.root.write_bytes(answer.read())
        yield ca
