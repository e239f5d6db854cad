#!/usr/bin/env python3
"""Validates each file of each spec with the JSON Schemas that editors use.

Usage: tests/schemas/run

The generator checks the form of the files itself. This is what another program makes of the same schemas."""

import json
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

PROJECT = Path(__file__).resolve().parents[2]
# What the products share, which the schemas of each of them fit.
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


def form_of(path, spec):
    folder = SHARED if path.is_relative_to(SHARED) else spec
    folder, texts = (folder / "zh-CN", "-texts") if "zh-CN" in path.parts else (folder, "")
    inner = path.relative_to(folder)
    return next((f"{form}{texts}" for pattern, form in FORMS if inner.match(pattern)), None)


def main():
    products = yaml.load((PROJECT / "spec" / "products.yaml").read_text(encoding="utf-8"), Loader)["products"]
    made, seen, wrong = set(), set(), 0
    for product in products:
        spec, schemas = PROJECT / product["spec"], PROJECT / product["output"] / "schema"
        made |= {path.stem for path in schemas.glob("*.json")}
        found, count = validate(spec, schemas)
        seen |= found
        wrong += count
    for form in sorted(made - seen):
        print(f"{form}.json is the schema of no file of any spec")
    if wrong or made - seen:
        sys.exit(1)
    print(f"{len(seen)} schemas, each file of {len(products)} spec{'' if len(products) == 1 else 's'} is valid")


def validate(spec, schemas):
    """The forms of the files of a spec, and the number of mistakes in them."""
    validators, wrong = {}, 0
    shared = [path for path in SHARED.rglob("*.yaml") if (schemas / "errors-texts.json").exists() or "zh-CN" not in path.parts]
    for path in sorted([*spec.rglob("*.yaml"), *shared]):
        form = form_of(path, spec)
        if form is None:
            sys.exit(f"{path.relative_to(PROJECT)}: no schema is for this file; name one in FORMS")
        if form not in validators:
            schema = json.loads((schemas / f"{form}.json").read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
            validators[form] = Draft202012Validator(schema)
        content = yaml.load(path.read_text(encoding="utf-8"), Loader)
        for error in validators[form].iter_errors(content):
            wrong += 1
            print(f"{path.relative_to(PROJECT)}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    return set(validators), wrong


main()
