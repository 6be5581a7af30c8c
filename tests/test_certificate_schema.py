"""Certificates are what symkl/certificate.schema.json and docs/certificate.md say."""

import json
from pathlib import Path

import pytest

import symkl
from symkl import certificate
from symkl.questions import entropy, kl
from symkl.theorems import NAMES, theorem

ROOT = Path(symkl.__file__).parent
SCHEMA = json.loads((ROOT / "certificate.schema.json").read_text(encoding="utf-8"))
SAMPLES = {
    "Uniform": lambda: kl("Uniform", "Uniform"),
    "Laplace": lambda: kl("Laplace", "Laplace"),
    "Gamma": lambda: entropy("Gamma"),
    **{name: lambda name=name: theorem(name) for name in NAMES},
}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def has_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def valid(value, schema):
    """Does the value have the form? The words of JSON Schema that the file uses, no others."""
    known = {"$schema", "title", "description", "$defs", *CHECKS, "items"}
    assert set(schema) <= known, set(schema) - known
    return all(CHECKS[word](value, schema[word], schema) for word in schema if word in CHECKS)


def items(value, prefix, schema):
    return all(map(valid, value, prefix)) and all(
        valid(v, schema["items"]) for v in value[len(prefix) :]
    )


def properties(value, table, schema):
    return all(valid(value[k], table[k]) for k in table if k in value)


def further(value, rule, schema):
    rest = [v for k, v in value.items() if k not in schema.get("properties", {})]
    return not rest if rule is False else all(valid(v, rule) for v in rest)


def reference(value, path, schema):
    return valid(value, SCHEMA["$defs"][path.removeprefix("#/$defs/")])


CHECKS = {
    "type": lambda v, name, s: has_type(v, name),
    "const": lambda v, c, s: type(v) is type(c) and v == c,
    "enum": lambda v, options, s: v in options,
    "anyOf": lambda v, options, s: any(valid(v, o) for o in options),
    "$ref": reference,
    "required": lambda v, names, s: isinstance(v, dict) and set(names) <= set(v),
    "properties": lambda v, table, s: not isinstance(v, dict) or properties(v, table, s),
    "additionalProperties": lambda v, rule, s: not isinstance(v, dict) or further(v, rule, s),
    "minItems": lambda v, n, s: not isinstance(v, list) or len(v) >= n,
    "minimum": lambda v, n, s: v >= n,
    "prefixItems": lambda v, prefix, s: not isinstance(v, list) or items(v, prefix, s),
    "items": lambda v, rule, s: (
        "prefixItems" in s or not isinstance(v, list) or all(valid(x, rule) for x in v)
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_certificates_have_the_form(name):
    assert valid(json.loads(SAMPLES[name]().to_json()), SCHEMA)


def broken(change):
    doc = json.loads(SAMPLES["Uniform"]().to_json())
    change(doc)
    return doc


BROKEN = {
    "no chains": lambda doc: doc.pop("chains"),
    "another version": lambda doc: doc.update(version=1),
    "a field too many": lambda doc: doc["chains"][0][0].update(extra=1),
    "a field missing": lambda doc: doc["chains"][0][0].pop("shown"),
    "a lemma by name": lambda doc: doc["chains"][0][0].update(lemmas=["gibbs"]),
    "a state that is text": lambda doc: doc["chains"][0][0].update(before="KL"),
    "an empty list": lambda doc: doc["chains"][0][0].update(after=[]),
    "an unknown relation": lambda doc: doc["chains"][0][0].update(relation="<"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_the_schema_refuses_the_reader_refuses(name):
    doc = broken(BROKEN[name])
    assert not valid(doc, SCHEMA)
    with pytest.raises((certificate.CertificateError, symkl.StepRejected)):
        symkl.Derivation.from_json(json.dumps(doc)).check()


def test_the_version_and_the_fields_are_those_of_the_program():
    step = SCHEMA["$defs"]["step"]["properties"]
    assert SCHEMA["properties"]["version"]["const"] == certificate.VERSION
    assert set(step) == {*certificate.CLAIM_FIELDS, "lemmas", "shown"}


def test_the_page_names_every_field():
    page = (ROOT.parent / "docs" / "certificate.md").read_text(encoding="utf-8")
    assert all(f"`{field}`" in page for field in SCHEMA["$defs"]["step"]["properties"])
