"""A server that keeps requests, and what their values stand for."""

import json
import urllib.parse
from http.server import BaseHTTPRequestHandler


class Server(BaseHTTPRequestHandler):
    """Keeps each request, and replies with what it is told."""

    received = []
    reply = (200, {})

    def do_POST(self):
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length).decode()
        target = urllib.parse.urlsplit(self.path)
        pairs = lambda text: dict(urllib.parse.parse_qsl(text, keep_blank_values=True))
        Server.received.append((self.command, pairs(target.query), pairs(body), {k.lower(): v for k, v in self.headers.items()}))
        status, reply = Server.reply
        content = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json;charset=utf-8")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST

    def log_message(self, *_):
        pass


def as_value(text):
    """JSON by its value, and booleans in small letters: Python writes its own with a capital letter."""
    if text[:1] in ("{", "["):
        return json.loads(text)
    return text.lower() if text in ("True", "False") else text
