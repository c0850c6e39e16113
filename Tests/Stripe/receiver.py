"""A webhook endpoint that keeps what it gets, and answers as a test wants it to."""

import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import stripe


@dataclass
class Received:
    path: str
    body: bytes
    signature: str | None

    @property
    def type(self):
        return json.loads(self.body)["type"]

    def event(self, secret, tolerance=300):
        """Checked and read by Stripe's own library."""
        return stripe.Webhook.construct_event(self.body, self.signature, secret, tolerance)


class Server(ThreadingHTTPServer):
    # Twenty may come at once.
    request_queue_size = 128


class Receiver:
    def __init__(self):
        self.got, self.answer = [], lambda received: 200
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                received = Received(self.path, body, self.headers.get("Stripe-Signature"))
                receiver.got.append(received)
                status = receiver.answer(received)
                # Nothing is answered where the program was killed meanwhile.
                if status is not None:
                    self.send_response(status)
                    self.send_header("Content-Length", "0")
                    self.end_headers()

            def log_message(self, *arguments):
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hook"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
