"""The command line sends what the official SDK sends: every operation with every parameter."""

import json
import os
import subprocess
import unittest

from alibabacloud_dts20200101 import models

import emulator
from operations import OPERATIONS, tree

# An environment of its own: a key and a region, and nothing of whoever runs the tests.
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "LANG": "en_US.UTF-8",
    "ALIBABA_CLOUD_REGION_ID": "cn-hangzhou",
    "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
}


def preview(operation, arguments, text=None):
    """The parameters of a request that is shown and not sent."""
    command = [os.environ["DTS"], operation, *arguments, "--dry-run", "--no-check", "--show-secrets"]
    run = subprocess.run(command, input=text, text=True, capture_output=True, env=ENVIRONMENT, check=False)
    if run.returncode != 0:
        raise AssertionError(f"{command}: {run.stderr}")
    request = json.loads(run.stdout)
    return request["query"] | request["body"]


def plain(text):
    """A value without what makes no difference: the letter case of booleans, fractions of zero, and spaces in documents."""
    if text.lower() in ("true", "false"):
        return text.lower()
    try:
        value = json.loads(text)
    except ValueError:
        return text
    if isinstance(value, (int, float)):
        return float(value)
    return value if isinstance(value, (dict, list)) else text


class Commands(unittest.TestCase):
    maxDiff = None

    def test_every_operation_is_sent_as_the_official_sdk_sends_it(self):
        client = emulator.client(address=emulator.LENIENT)
        methods = {name.replace("_", ""): name for name in dir(client) if not name.startswith("_")}
        for name, operation in OPERATIONS.items():
            parameters = tree(operation)
            # The SDK writes these as JSON itself, and takes trees.
            for node in operation["request"]:
                if node["style"] == "json" and isinstance(parameters.get(node["path"]), str):
                    parameters[node["path"]] = json.loads(parameters[node["path"]])
            # An object list has a form of its own, short ones of which `dts` writes out.
            if isinstance(parameters.get("DbList"), dict):
                parameters["DbList"] = {"x": {"name": "y", "all": True}}
            with self.subTest(operation=name):
                emulator.control("reset", address=emulator.LENIENT)
                request = getattr(models, f"{name}Request")().from_map(parameters)
                getattr(client, methods[name.lower()])(request)
                (call,) = emulator.control("calls", method="GET", address=emulator.LENIENT)
                theirs = {key: plain(value) for key, value in call["parameters"].items()}
                ours = {key: plain(value) for key, value in preview(name, ["--request", "-"], json.dumps(request.to_map())).items()}
                # The emulator masks secrets, and the command line adds its region where the operation takes one.
                ours = {key: "***" if theirs.get(key) == "***" else value for key, value in ours.items()}
                if "RegionId" not in theirs:
                    ours.pop("RegionId", None)
                self.assertEqual(ours, theirs)
        self.assertEqual(len(OPERATIONS), 128)


if __name__ == "__main__":
    unittest.main()
