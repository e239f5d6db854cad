"""Every operation with every parameter, in the forms that the official SDK doesn't use: with the older signature by GET, in
a form body, with a half in each place, and by GET with the current signature; in JSON and XML. All of them are the same call."""

import hashlib
import hmac
import itertools
import json
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

from alibabacloud_dts20200101 import models

import emulator
import plain
from operations import OPERATIONS, tree

NUMBERS = itertools.count()


def get(_, pairs):
    return "GET", pairs, []


def form(_, pairs):
    return "POST", [], pairs


def halves(_, pairs):
    return "POST", pairs[::2], pairs[1::2]


def joined(pairs):
    return "&".join(f"{plain.encode(name)}={plain.encode(value)}" for name, value in pairs)


def older(action, parameters, place, format):
    """A request with the older signature."""
    method, *_ = place(action, [])
    signed = plain.query(action, parameters, method=method, format=format)
    method, query, body = place(action, [tuple(map(urllib.parse.unquote, pair.split("=", 1))) for pair in signed.split("&")])
    headers = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    return method, joined(query), joined(body).encode() if body else None, headers


def current(action, parameters, place, format):
    """A request with the current signature."""
    method, query, body = place(action, sorted(parameters.items()))
    body = joined(body).encode()
    headers = {
        "host": emulator.LENIENT,
        "accept": f"application/{format.lower()}",
        "x-acs-action": action,
        "x-acs-version": "2020-01-01",
        "x-acs-date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "x-acs-signature-nonce": f"forms-{time.time_ns()}-{next(NUMBERS)}",
        "x-acs-content-sha256": hashlib.sha256(body).hexdigest(),
    }
    if body:
        headers["content-type"] = "application/x-www-form-urlencoded"
    names = sorted(name for name in headers if name != "accept")
    lines = "".join(f"{name}:{headers[name]}\n" for name in names)
    text = f"{method}\n/\n{joined(query)}\n{lines}\n{';'.join(names)}\n{headers['x-acs-content-sha256']}"
    text = f"ACS3-HMAC-SHA256\n{hashlib.sha256(text.encode()).hexdigest()}"
    signature = hmac.new(b"testsecret", text.encode(), hashlib.sha256).hexdigest()
    headers["authorization"] = f"ACS3-HMAC-SHA256 Credential=testid,SignedHeaders={';'.join(names)},Signature={signature}"
    return method, joined(query), body or None, headers


FORMS = [(older, get), (older, form), (older, halves), (current, get), (current, form), (current, halves)]


def names(element):
    return {child.tag for child in element}


class Forms(unittest.TestCase):
    def test_every_operation_in_every_form(self):
        client = emulator.client(address=emulator.LENIENT)
        methods = {name.replace("_", ""): name for name in dir(client) if not name.startswith("_")}
        sent = 0
        for name, operation in OPERATIONS.items():
            request = getattr(models, f"{name}Request")().from_map(tree(operation))
            getattr(client, methods[name.lower()])(request)
            wanted = emulator.control("calls", method="GET", address=emulator.LENIENT)[-1]["parameters"]
            # In the older protocol, this is the name of the token of a session.
            wanted.pop("SecurityToken", None)
            for (signed, place), format in itertools.product(FORMS, ("JSON", "XML")):
                with self.subTest(operation=name, form=f"{signed.__name__} {place.__name__} {format}"):
                    emulator.control("reset", address=emulator.LENIENT)
                    method, query, body, headers = signed(name, wanted, place, format)
                    call = urllib.request.Request(f"http://{emulator.LENIENT}/?{query}", data=body, headers=headers, method=method)
                    try:
                        with urllib.request.urlopen(call, timeout=10) as response:
                            text = response.read()
                    except urllib.error.HTTPError as refused:
                        self.fail(refused.read().decode())
                    if format == "XML":
                        root = xml.etree.ElementTree.fromstring(text)
                        self.assertEqual(root.tag, f"{name}Response")
                        self.assertIn("RequestId", names(root))
                    else:
                        self.assertIn("RequestId", json.loads(text))
                    received = emulator.control("calls", method="GET", address=emulator.LENIENT)[-1]["parameters"]
                    self.assertEqual({key: value for key, value in received.items() if key != "Format"}, wanted)
                    sent += 1
        self.assertEqual(sent, 128 * len(FORMS) * 2)


if __name__ == "__main__":
    unittest.main()
