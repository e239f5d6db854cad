#!/usr/bin/env python3
"""Validates each file of the spec with the JSON Schemas that editors use.

Usage: tests/schemas/run

The generator checks the form of the files itself. This is what another program makes of the same schemas."""

import json
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

PROJECT = Path(__file__).resolve().parents[2]
SCHEMAS = PROJECT / "generated" / "dts" / "schema"
SPEC = PROJECT / "spec" / "dts"
SHARED = PROJECT / "spec" / "gateway"

# The form of each file, by its path below the folder of its language.
FORMS = [
    ("service.yaml", "service"),
    ("parameters.yaml", "parameters"),
    ("states.yaml", "states"),
    ("words.yaml", "words"),
    ("errors.yaml", "errors"),
    ("errors/*.yaml", "errors"),
    ("types/*.yaml", "type"),
    ("operations/*/*.yaml", "operation"),
    ("workflows/*.yaml", "workflow"),
    ("pages/*.yaml", "page"),
]


class Loader(yaml.SafeLoader):
    """YAML 1.2, as the generator reads it: `yes` and dates are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in "yYnNoO"
}


def form_of(path):
    folder, texts = (SPEC / "zh-CN", "-texts") if "zh-CN" in path.parts else (SPEC, "")
    if path.is_relative_to(SHARED):
        folder = SHARED / "zh-CN" if texts else SHARED
    inner = path.relative_to(folder)
    return next((f"{form}{texts}" for pattern, form in FORMS if inner.match(pattern)), None)


def main():
    validators, seen, wrong = {}, set(), 0
    for path in sorted([*SPEC.rglob("*.yaml"), *SHARED.rglob("*.yaml")]):
        form = form_of(path)
        if form is None:
            sys.exit(f"{path.relative_to(PROJECT)}: no schema is for this file; name one in FORMS")
        if form not in validators:
            schema = json.loads((SCHEMAS / f"{form}.json").read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
            validators[form] = Draft202012Validator(schema)
        seen.add(form)
        content = yaml.load(path.read_text(encoding="utf-8"), Loader)
        for error in validators[form].iter_errors(content):
            wrong += 1
            print(f"{path.relative_to(PROJECT)}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    unused = {path.stem for path in SCHEMAS.glob("*.json")} - seen
    for form in sorted(unused):
        print(f"generated/dts/schema/{form}.json is the schema of no file of the spec")
    if wrong or unused:
        sys.exit(1)
    print(f"{len(seen)} schemas, each file of the spec is valid")


main()
