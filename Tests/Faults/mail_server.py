"""A real mail server (aiosmtpd) that keeps what it takes, and does as badly as a test wants it to."""

import email
import email.policy
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))
from portal import free_port  # noqa: E402


def certificate(folder, name="localhost"):
    """One of its own, which is its own authority."""
    key, chain = folder / "mail.key", folder / "mail.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", key, "-out", chain],
        check=True, capture_output=True)
    return key, chain


class MailServer:
    """Takes mail for anybody. `answer` decides what is said at a stage: `answer("RCPT", session) -> "450 later"`, or
    None for yes. `slow` is slept before the answer to the end of a mail, `stalls` keeps it back as long as it is set;
    `dropped` counts lines cut at that point."""

    def __init__(self, *, tls=None, login=None, port=0):
        self.taken, self.logins, self.tries = [], [], []
        self.answer = lambda stage, session: None
        self.slow, self.stalls, self.drops = 0.0, False, 0
        self._lock = threading.Lock()
        context = None
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls[1], tls[0])
        self._arguments = {"tls_context": context, "require_starttls": bool(tls)}
        if login:
            self._arguments |= {
                "authenticator": lambda server, session, envelope, mechanism, data: self._let_in(login, mechanism, data),
                "auth_required": True, "auth_require_tls": bool(tls)}
        self._wanted, self._controller = port, None
        self.start()

    @property
    def port(self):
        return self._wanted

    def start(self):
        self._wanted = self._wanted or free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self._wanted, **self._arguments)
        self._controller.start()

    def stop(self):
        if self._controller:
            self._controller.stop()
        self._controller = None

    def _let_in(self, login, mechanism, data):
        good = (data.login.decode(), data.password.decode()) == login
        self.logins.append((mechanism, good))
        return AuthResult(success=good)

    # What aiosmtpd asks.

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.tries.append(time.monotonic())
        if said := self.answer("MAIL", session):
            return said
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if said := self.answer("RCPT", session):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        import asyncio
        if said := self.answer("DATA", session):
            return said
        with self._lock:
            self.taken.append((envelope.mail_from, envelope.rcpt_tos, session.ssl is not None, envelope.content))
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        await asyncio.sleep(self.slow)
        while self.stalls:
            await asyncio.sleep(0.01)
        return "250 taken"

    def mails(self):
        """What was taken, parsed."""
        with self._lock:
            return [email.message_from_bytes(bytes_, policy=email.policy.default) for _, _, _, bytes_ in self.taken]

    def readers(self):
        with self._lock:
            return [to for _, tos, _, _ in self.taken for to in tos]
