"""The emulator that the tests call."""

import json
import os
import urllib.request

from alibabacloud_dts20200101.client import Client
from alibabacloud_tea_openapi.models import Config

ADDRESS = os.environ["EMULATOR"]
# Responds by the examples where it does not know an ID.
LENIENT = os.environ["LENIENT_EMULATOR"]


def client(address=ADDRESS):
    config = Config(
        access_key_id="testid",
        access_key_secret="testsecret",
        endpoint=address,
        protocol="HTTP",
        region_id="cn-hangzhou",
    )
    return Client(config)


def control(path, method="POST", address=ADDRESS):
    request = urllib.request.Request(f"http://{address}/_emulator/{path}", method=method)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def turn(seconds):
    control(f"clock?advance={seconds}")
