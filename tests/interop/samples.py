"""The samples of the reference: the request of a page is the same for Python, HTTP and the command line, and is accepted."""

import datetime
import hashlib
import hmac
import pathlib
import re
import shlex
import unittest
import urllib.parse
import urllib.request
import uuid

import emulator

OPERATIONS = pathlib.Path("generated/dts/docs/en/src/operations")
EMPTY = hashlib.sha256(b"").hexdigest()


def block(page, language):
    return re.search(rf"^```{language}\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE).group(1)


def pairs(text):
    return dict(urllib.parse.parse_qsl(text, keep_blank_values=True, strict_parsing=True)) if text else {}


class Http:
    """The request of an HTTP sample."""

    def __init__(self, sample):
        head, _, body = sample.partition("\n\n")
        line, *headers = head.split("\n")
        self.method, target, _ = line.split(" ")
        self.query = target.partition("?")[2]
        self.headers = dict(header.split(": ", 1) for header in headers)
        self.body = body

    def parameters(self):
        return pairs(self.query) | pairs(self.body)

    def send(self, address):
        """Sends it with what the sample leaves open: time, nonce and signature."""
        now = datetime.datetime.now(datetime.timezone.utc)
        headers = self.headers | {
            "host": address,
            "x-acs-date": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": str(uuid.uuid4()),
            "x-acs-content-sha256": hashlib.sha256(self.body.encode()).hexdigest() if self.body else EMPTY,
        }
        signed = sorted(name for name in headers if name in ("host", "content-type") or name.startswith("x-acs-"))
        query = "&".join(sorted(self.query.split("&")))
        lines = [self.method, "/", query, *(f"{name}:{headers[name]}" for name in signed), ""]
        canonical = "\n".join([*lines, ";".join(signed), headers["x-acs-content-sha256"]])
        text = "ACS3-HMAC-SHA256\n" + hashlib.sha256(canonical.encode()).hexdigest()
        signature = hmac.new(b"testsecret", text.encode(), hashlib.sha256).hexdigest()
        headers["authorization"] = (
            f"ACS3-HMAC-SHA256 Credential=testid,SignedHeaders={';'.join(signed)},Signature={signature}"
        )
        url = f"http://{address}/?{self.query}" if self.query else f"http://{address}/"
        request = urllib.request.Request(url, self.body.encode() or None, headers, method=self.method)
        with urllib.request.urlopen(request) as response:
            return response.read()


def command_line(sample):
    """The parameters of a call of `aliyun`."""
    words = shlex.split(sample.replace("\\\n", " "))
    product, operation, *flags = words[1:]
    assert product == "dts", product
    return operation, dict(zip((flag.removeprefix("--") for flag in flags[::2]), flags[1::2], strict=True))


class Samples(unittest.TestCase):
    maxDiff = None

    def received(self):
        (call,) = emulator.control("calls", method="GET", address=emulator.LENIENT)
        return call["parameters"]

    def assert_received(self, expected, client):
        """Whether the emulator, which masks secrets, received these parameters. Python writes `True` for `true`."""
        received = self.received()
        self.assertEqual(received.keys(), expected.keys(), client)
        for name, value in expected.items():
            if received[name] != "***":
                same = received[name].lower() == value if value in ("true", "false") else received[name] == value
                self.assertTrue(same, f"{client}: {name}: {received[name]} instead of {value}")

    def test_every_page_shows_the_same_request_to_every_client(self):
        client = emulator.client(address=emulator.LENIENT)
        pages = sorted(OPERATIONS.glob("*/*.md"))
        for path in pages:
            page = path.read_text(encoding="utf-8")
            with self.subTest(operation=path.stem):
                http = Http(block(page, "http"))
                expected = http.parameters()
                self.assertEqual(command_line(block(page, "shell")), (path.stem, expected))
                emulator.control("reset", address=emulator.LENIENT)
                exec(block(page, "python"), {"client": client})
                self.assert_received(expected, "Python")
                emulator.control("reset", address=emulator.LENIENT)
                http.send(emulator.LENIENT)
                self.assert_received(expected, "HTTP")
        self.assertEqual(len(pages), 128)


if __name__ == "__main__":
    unittest.main()
