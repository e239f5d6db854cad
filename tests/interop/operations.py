"""Every operation with every parameter, through the current official SDK: accepted, and nothing is lost."""

import json
import os
import unittest

from alibabacloud_dts20200101 import models

import emulator
from samples import Samples  # noqa: F401: its tests run with these

with open(os.environ["MODEL"], encoding="utf-8") as file:
    OPERATIONS = json.load(file)["operations"]

SAMPLES = {"boolean": True, "int32": 1, "int64": 1, "double": 1.0, "json": "{}", "any": "{}", "string": "x"}


def leaf(node):
    """A value for a parameter: that of the spec's example, if there is one."""
    kind, example = node["type"], node["example"]
    if kind == "boolean":
        return str(example or "true").lower() == "true"
    if example is not None and kind in ("int32", "int64"):
        return int(example)
    if example is not None:
        return example if isinstance(example, str) else json.dumps(example)
    if node["enum"]:
        first = node["enum"][0]
        return first if isinstance(first, str) else first["value"]
    return SAMPLES.get(kind, "x")


def tree(operation):
    """All parameters as the SDK's `from_map` reads them."""
    root = {}
    for node in operation["request"]:
        parts, place = node["path"].split("."), root
        for part in parts[:-1]:
            name = part.removesuffix("[]")
            place = place.setdefault(name, [{}] if part.endswith("[]") else {})
            if isinstance(place, list):
                place = place[0]
        name, kind = parts[-1], node["type"]
        if name.endswith("[]") or name.endswith("{}"):
            continue
        if kind.startswith("list<") and node["meaning"] != "list":
            below = any(other["path"].startswith(node["path"] + "[].") for other in operation["request"])
            place[name] = [{}] if below else ["x"]
        elif kind.startswith("map<"):
            place[name] = {"x": "{}"} if node["style"] == "json" else {"x": "y"}
        elif kind == "json" and node["style"] == "json":
            place[name] = {"x": "y"}
        elif kind == "object":
            place[name] = {}
        else:
            place[name] = leaf(node)
    return root


def flat(value, prefix=""):
    """The names on the wire of everything that is sent."""
    if isinstance(value, dict) and value:
        return {name for key, inner in value.items() for name in flat(inner, f"{prefix}.{key}" if prefix else key)}
    if isinstance(value, list) and value:
        return {name for index, inner in enumerate(value, 1) for name in flat(inner, f"{prefix}.{index}")}
    return {prefix} if value not in ({}, [], None) else set()


class Operations(unittest.TestCase):
    def test_every_operation_with_every_parameter(self):
        client = emulator.client(address=emulator.LENIENT)
        methods = {name.replace("_", ""): name for name in dir(client) if not name.startswith("_")}
        called = 0
        for name, operation in OPERATIONS.items():
            parameters = tree(operation)
            request = getattr(models, f"{name}Request")().from_map(parameters)
            method = getattr(client, methods[name.lower()])
            with self.subTest(operation=name):
                emulator.control("reset", address=emulator.LENIENT)
                try:
                    method(request)
                except Exception as error:  # noqa: BLE001: whatever it is, it is the result
                    self.fail(f"{parameters}: {error}")
                (call,) = emulator.control("calls", method="GET", address=emulator.LENIENT)
                shrunk = {node["path"] for node in operation["request"] if node["style"] == "json"}
                sent = {key: value for key, value in request.to_map().items() if key not in shrunk}
                missing = flat(sent) - set(call["parameters"])
                self.assertFalse(missing, f"lost on the way: {missing}")
                self.assertTrue(shrunk & set(request.to_map()) <= set(call["parameters"]))
            called += 1
        self.assertEqual(called, 128)


if __name__ == "__main__":
    unittest.main()
