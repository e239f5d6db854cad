"""Every member of every response: the official SDK reads it under the name that the emulator gives it."""

import json
import os
import pathlib
import unittest

from alibabacloud_dts20200101 import models

with open(os.environ["MODEL"], encoding="utf-8") as file:
    OPERATIONS = json.load(file)["operations"]

ROOT = pathlib.Path(__file__).parents[2]
SPELLINGS = {
    operation: dict(members)
    for operation, members in json.loads((ROOT / "generated/dts/emulation/states.json").read_text())["spellings"]
}
TIME = "2026-01-02T03:04:05Z"
VALUES = {"boolean": True, "int32": 1, "int64": 1, "double": 1.0}


def spelled(operation, path):
    """The path on the wire; spellings are of the ends of paths."""
    plain = path.replace("[]", "")
    for end, name in SPELLINGS.get(operation, {}).items():
        if plain == end or plain.endswith("." + end):
            whole, dot, last = path.rpartition(".")
            return whole + dot + name + "[]" * last.endswith("[]")
    return path


def tree(operation, nodes):
    """A response in which every member has a value, and the places of these values."""
    paths = [node["path"] for node in nodes]
    root, places = {}, []
    for node in nodes:
        path = node["path"]
        if any(other.startswith((path + ".", path + "[]", path + "{}")) for other in paths) or "{}" in path:
            continue
        parts = spelled(operation, path).split(".")
        place = root
        for part in parts[:-1]:
            name = part.removesuffix("[]")
            place = place.setdefault(name, [{}] if part.endswith("[]") else {})
            if isinstance(place, list):
                place = place[0]
        value = VALUES.get(node["documented_as"], VALUES.get(node["type"], "x"))
        if node.get("format") == "utc_timestamp":
            value = TIME
        kind = node["type"]
        place[parts[-1].removesuffix("[]")] = [value] if kind.startswith("list<") or parts[-1].endswith("[]") else value
        places.append(parts)
    return root, places


def has(value, parts):
    for part in parts:
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict) or part.removesuffix("[]") not in value:
            return False
        value = value[part.removesuffix("[]")]
    return True


class Responses(unittest.TestCase):
    def test_the_official_sdk_reads_every_member(self):
        members = 0
        for name, operation in OPERATIONS.items():
            body, places = tree(name, operation["response"])
            read = getattr(models, f"{name}ResponseBody")().from_map(body).to_map()
            with self.subTest(operation=name):
                self.assertFalse([".".join(parts) for parts in places if not has(read, parts)])
            members += len(places)
        self.assertGreater(members, 2000)


if __name__ == "__main__":
    unittest.main()
