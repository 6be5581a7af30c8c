"""Certificates altered at random, the same for the same seed: what a liar might try."""

import copy
import random

from symkl.claim import RULES
from symkl.families import FAMILIES

SIDES = ("before", "after", "equation", "witness")


def steps(doc):
    return [step for chain in doc["chains"] for step in chain]


def places(node, wanted, path=()):
    """The paths of the parts of an expression for which ``wanted`` holds."""
    found = [path] if wanted(node) else []
    if isinstance(node, list):
        for k, part in enumerate(node):
            found += places(part, wanted, (*path, k))
    return found


def put(step, field, path, value):
    node = step
    for key in (field, *path[:-1])[: len(path)]:
        node = node[key]
    node[path[-1] if path else field] = value


def at(step, field, path):
    node = step[field]
    for key in path:
        node = node[key]
    return node


def altered(wanted, change, fields=SIDES):
    """Change one part, of those wanted, of one field of one step."""

    def mutate(doc, source):
        candidates = [
            (step, field, path)
            for step in steps(doc)
            for field in fields
            for path in places(step[field], wanted)
        ]
        if not candidates:
            return False
        step, field, path = source.choice(candidates)
        put(step, field, path, change(at(step, field, path), source, doc))
        return True

    return mutate


def is_number(node):
    return isinstance(node, int) and not isinstance(node, bool)


def is_head(*names):
    return lambda node: isinstance(node, list) and bool(node) and node[0] in names


def is_symbol(node):
    return isinstance(node, dict) and "symbol" in node


def is_expression(node):
    return is_number(node) or is_symbol(node) or is_head("Add", "Mul", "Pow", "log", "Mean")(node)


def another(options, now, source):
    return source.choice([o for o in sorted(options) if o != now])


def other_symbol(node, source, doc):
    return {"symbol": another([*doc["symbols"], "zeta"], node["symbol"], source)}


def other_family(node, source, doc):
    count = len(FAMILIES[node[0]].parameters)
    same = [n for n, f in FAMILIES.items() if len(f.parameters) == count]
    return [another([*same, "Nobody"], node[0], source), *node[1:]]


def swapped_arguments(node, source, doc):
    return [node[0], *reversed(node[1:])]


def swapped_steps(doc, source):
    chain = source.choice(doc["chains"])
    if len(chain) < 2:
        return False
    k = source.randrange(len(chain) - 1)
    chain[k], chain[k + 1] = chain[k + 1], chain[k]
    return True


def dropped_step(doc, source):
    """From the middle: without its ends a chain is a proof, of something else."""
    chain = source.choice(doc["chains"])
    if len(chain) < 3:
        return False
    del chain[source.randrange(1, len(chain) - 1)]
    return True


def of_a_step(change):
    def mutate(doc, source):
        return change(source.choice(steps(doc)), source, doc)

    return mutate


def dropped_item(field):
    def change(step, source, doc):
        if len(step[field]) < 2:
            return False
        del step[field][source.randrange(1, len(step[field]))]
        return True

    return of_a_step(change)


def other_rule(step, source, doc):
    """A rule of another kind: one of the same kind gives another name to the same inference."""
    kind = step["kind"]
    step["rule"] = source.choice([n for n, r in sorted(RULES.items()) if r.kind != kind])
    return True


def other_kind(step, source, doc):
    step["kind"] = another({r.kind for r in RULES.values()}, step["kind"], source)
    return True


def other_relation(step, source, doc):
    step["relation"] = another(("=", "<=", ">=", "<=>"), step["relation"], source)
    return True


def wrong_lemma(step, source, doc):
    if not step["lemmas"]:
        return False
    k = source.randrange(len(step["lemmas"]))
    others = [c for c in range(len(doc["chains"])) if c != step["lemmas"][k]]
    if not others:
        return False
    step["lemmas"][k] = source.choice(others)
    return True


def no_lemmas(step, source, doc):
    found = bool(step["lemmas"])
    step["lemmas"] = []
    return found


def weaker_symbol(doc, source):
    """A symbol that is no longer positive."""
    strong = [n for n, kinds in doc["symbols"].items() if kinds.get("positive")]
    if not strong:
        return False
    doc["symbols"][source.choice(strong)] = {"real": True}
    return True


MUTATIONS = {
    "a sign": altered(is_expression, lambda node, *_: ["Mul", -1, node], SIDES[:3]),
    "a number": altered(is_number, lambda node, source, _: node + source.choice((-1, 1, 2))),
    "a factor": altered(is_expression, lambda node, *_: ["Mul", 2, node], SIDES[:3]),
    "a term": altered(is_expression, lambda node, *_: ["Add", 1, node], SIDES[:3]),
    "a symbol": altered(is_symbol, other_symbol, SIDES[:3]),
    "a law": altered(is_head(*FAMILIES), other_family, SIDES[:3]),
    "p and q": altered(
        is_head("KL", "CrossEntropy", "AbsolutelyContinuous"), swapped_arguments, SIDES[:3]
    ),
    "a function": altered(
        is_head("log", "exp", "loggamma"), lambda node, *_: ["Abs", *node[1:]], SIDES[:3]
    ),
    "swapped steps": swapped_steps,
    "a dropped step": dropped_step,
    "a dropped condition": dropped_item("conditions"),
    "a dropped part of the witness": dropped_item("witness"),
    "another rule": of_a_step(other_rule),
    "another kind": of_a_step(other_kind),
    "another relation": of_a_step(other_relation),
    "a wrong lemma": of_a_step(wrong_lemma),
    "no lemmas": of_a_step(no_lemmas),
    "a weaker symbol": weaker_symbol,
    "a display": altered(is_expression, lambda node, *_: ["Mul", 2, node], ("shown",)),
}


def mutants(document, kind, count, seed):
    """That many copies of the certificate, each altered in this way and unlike the original."""
    source = random.Random(seed)
    for _ in range(20 * count):
        doc = copy.deepcopy(document)
        if MUTATIONS[kind](doc, source) and doc != document:
            yield doc
            count -= 1
            if not count:
                return
