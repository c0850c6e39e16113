"""An installation of Portico with the bench agency in it, in .bench/<clients>/: made once, used again."""

import hashlib
import http.client
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager

import agency
import make_import
import processes
import signin
import tools
from result import BenchError


class Installation:
    def __init__(self, clients, say):
        self.clients = clients
        self.say = say
        self.folder = tools.FOLDER / str(clients)
        self.output = self.folder / "output"
        self.database = self.folder / "data" / "portico.sqlite"
        self.port, self.admin_port = processes.free_ports(2)
        self.portico = tools.binary("portico")

    @property
    def env(self):
        """Nothing of the caller's own settings, and a fixed day: data that is used again must give the same pages."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTICO_", "LOG_"))}
        return inherited | {
            "PORTICO_DATA": str(self.folder / "data"), "PORTICO_OUTPUT": str(self.output),
            "PORTICO_TEMPLATES": str(tools.REPOSITORY / "site-templates"), "PORTICO_NOW": agency.NOW, "PORTICO_PREVIEWS": "off",
            "PORTICO_LISTEN": f"127.0.0.1:{self.port}", "PORTICO_ADMIN_LISTEN": f"127.0.0.1:{self.admin_port}",
            "PORTICO_BASE_URL": f"http://localhost:{self.port}", "LOG_LEVEL": "warning",
        }

    def ready(self):
        """Makes the database where it is missing or was made from another agency."""
        stamp = self.folder / "made-from"
        if stamp.exists() and stamp.read_text() == fingerprint() and self.database.exists():
            return self
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.say(f"making a database with {self.clients:,} clients (once) …")
        file = self.folder / "agency.json"
        make_import.write(self.clients, file)
        took = self.run("import", file).seconds
        file.unlink()
        self.say(f"imported {self.clients:,} clients in {took:.1f} s")
        stamp.write_text(fingerprint())
        return self

    def run(self, *words, allowed=(0,), output=None):
        """A command of the product, measured; with another output folder where one is named."""
        env = self.env | ({"PORTICO_OUTPUT": str(output)} if output else {})
        return tools.measured([self.portico, *words], env, allowed=allowed)

    def generate(self, *words, output=None):
        """The run, and what `generate` said of it."""
        run = self.run("generate", *words, "--json", output=output)
        return run, tools.parsed(run.output, "portico generate --json")

    def generated(self):
        """Every page in place and nothing waiting, whatever was there before."""
        self.ready()
        _, said = self.generate()
        if said["written"] > self.clients:
            self.say(f"generated {said['written']:,} pages of {self.clients:,} clients in {said['seconds']:.1f} s")
        if not any(self.output.glob("ws_*/clients")):
            _, said = self.generate("--all")
        _, said = self.generate()
        if said["written"] or said["failed"]:
            raise BenchError(f"{self.clients:,} clients do not come to rest: {said}")
        return self

    def connection(self):
        """As `portico sql` opens it: what is written is durable, and the log is left to whoever generates."""
        connection = sqlite3.connect(self.database, timeout=10, isolation_level=None)
        for setting in ("foreign_keys = ON", "synchronous = FULL", "wal_autocheckpoint = 0"):
            connection.execute(f"PRAGMA {setting}")
        return closing(connection)

    @contextmanager
    def serving(self):
        """`portico serve`, ready; its process, with the seconds that it took as `ready_after`."""
        with processes.running(f"serve-{self.clients}", [self.portico, "serve"], self.env) as process:
            ask = readiness(self.admin_port)
            process.ready_after = processes.until(process, ask, "portico serve")
            yield process

    def client(self, number):
        """The ids of the workspace and of a client."""
        with self.connection() as connection:
            row = connection.execute(
                "SELECT workspace, id FROM client WHERE workspace = (SELECT id FROM workspace) AND email = ?",
                (agency.email(number),)).fetchone()
        if not row:
            raise BenchError(f"client {number} of {self.clients} is not in {self.database}")
        return row

    def signed_in(self, number):
        """The cookie with a client's token, got in the way that a person takes."""
        return signin.cookie(self.link(number), self.port)

    def session(self, number):
        """All cookies of a client, for the `Cookie` header."""
        return "; ".join(signin.cookies(self.link(number), self.port))

    def link(self, number):
        done = subprocess.run(
            [self.portico, "sign-in", agency.email(number)], env=self.env, cwd=tools.REPOSITORY, capture_output=True,
            text=True, timeout=60)
        links = [word for word in done.stdout.split() if "/sign-in/" in word]
        if done.returncode or not links:
            raise BenchError(f"portico sign-in {agency.email(number)} gave no link: {done.stderr or done.stdout}")
        return links[0]


def readiness(port):
    """A question to /readyz, without a client library's own time."""
    def ask():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    return ask


def fingerprint():
    """Changes with what the agency is made of."""
    digest = hashlib.sha256()
    for name in ("agency.py", "make_import.py"):
        digest.update((tools.HERE / name).read_bytes())
    return digest.hexdigest()
