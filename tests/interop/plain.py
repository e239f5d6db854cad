"""Calls with the older signature, from Python alone."""

import base64
import hashlib
import hmac
import itertools
import json
import os
import time
import urllib.parse
import urllib.request

NONCES = itertools.count()


def encode(text):
    return urllib.parse.quote(text, safe="-_.~")


def query(action, parameters, key="testid", secret="testsecret", method="GET", format="JSON"):
    """The signed parameters of a call."""
    parameters = {
        **parameters,
        "Action": action,
        "Version": "2020-01-01",
        "Format": format,
        "Timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "SignatureNonce": f"{os.getpid()}-{next(NONCES)}",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "AccessKeyId": key,
    }
    text = "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(parameters.items()))
    signed = hmac.new(f"{secret}&".encode(), f"{method}&%2F&{encode(text)}".encode(), hashlib.sha1).digest()
    return text + "&Signature=" + encode(base64.b64encode(signed).decode())


def call(address, action, parameters):
    with urllib.request.urlopen(f"http://{address}/?{query(action, parameters)}", timeout=10) as response:
        return json.load(response)
