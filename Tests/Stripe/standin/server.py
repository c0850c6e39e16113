"""The HTTP server: the API, the control, and the pages, each on a thread of its own."""

import socket
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standin.api.answering import Answering
from standin.api.outages import Dropped
from standin.control import Control
from standin.pages.pages import Pages


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, world, port):
        self.api, self.control, self.pages = Answering(world), Control(world), Pages(world)
        super().__init__(("127.0.0.1", port), Handler)
        self._connections = set()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def start(self):
        self._thread.start()

    def stop(self):
        """Ends connections that clients keep open too: nobody is answered any more."""
        self.shutdown()
        self.server_close()
        self._thread.join()
        for connection in list(self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                # Ended meanwhile.
                pass

    def process_request(self, request, client_address):
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request, client_address):
        """Clients that hang up are part of the game; anything else is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "nginx", ""

    def answer(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            if path.startswith("/_control/"):
                answer = self.server.control.answer(self.command, path, body)
            elif path.startswith("/v1/"):
                answer = self.server.api.answer(self.command, path, query, self.headers, body)
            else:
                answer = self.server.pages.answer(self.command, path, query, body)
        except Dropped as dropped:
            return self.drop(dropped.reset)
        self.send(answer)

    do_GET = do_POST = do_DELETE = do_PUT = answer

    def send(self, answer):
        self.send_response(answer.status)
        headers = {"Content-Type": "application/json", "Cache-Control": "no-cache, no-store"} | answer.headers
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def drop(self, reset):
        """No answer. With a reset the other side sees ECONNRESET, without one the end of the connection."""
        self.close_connection = True
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, *arguments):
        """Tests look at the record of requests."""
