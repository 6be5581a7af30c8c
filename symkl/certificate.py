"""A derivation as JSON and back. Trusted: reading builds nodes from a table, it evaluates no text.

A certificate holds chains of claims, each before those that cite it, and a list of contents. It
says nothing that the kernel believes: a chain that was read is decided again, claim by claim.
An expression is a list [head, arguments…]; a symbol is {"symbol": name}, its assumptions stand once
in the table of symbols; numbers are numbers, or strings of digits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import sympy as sp
from sympy import Basic, Expr, Integer, Rational, Symbol, Tuple
from sympy.core.symbol import Str
from sympy.functions.elementary.piecewise import ExprCondPair

from symkl import appearance, nodes
from symkl.appearance import FUNCTIONS, Apply, Display, Power, Root, rebuild
from symkl.claim import Claim
from symkl.families import FAMILIES
from symkl.family import NAME, RESERVED, Family
from symkl.kernel import Chain

VERSION = 2
LIMIT = 5_000_000  # characters
DEPTH = 120
DIGITS = 1_000  # the numbers of a derivation that is written have no more
EXPONENT = 400
BITS = 100_000  # of a power of numbers
CITATIONS = 60  # how deep chains may cite chains
LAWS = {"KL": 2, "CrossEntropy": 2, "Entropy": 1, "Mean": 1, "Density": 1, "Likelihood": 1,
        "LogLikelihood": 1, "AbsolutelyContinuous": 2, "Integrable": 1, "Image": 1}  # fmt: skip
ARGUMENT = 10_000  # of Γ and its kin, as a number

SYMPY_HEADS: dict[str, type] = {
    c.__name__: c
    for c in (
        sp.Add, sp.Mul, sp.Pow, sp.exp, sp.log, sp.Abs, sp.gamma, sp.loggamma, sp.polygamma,
        sp.digamma, sp.erf, sp.erfc, sp.erfi, sp.factorial, sp.binomial, sp.beta, sp.zeta, Tuple,
        sp.cos, sp.sin, sp.tan, sp.asin, sp.atan, sp.besseli, sp.besselk,
        sp.uppergamma, sp.lowergamma,
        sp.expint, sp.Ei, sp.Ci, sp.Si, sp.betainc, sp.polylog, sp.lerchphi, sp.harmonic,
        sp.Max, sp.Min, sp.Piecewise, ExprCondPair, sp.StrictLessThan, sp.LessThan,
        sp.StrictGreaterThan, sp.GreaterThan, sp.Equality, sp.Unequality,
    )
}  # fmt: skip
CONSTANTS: dict[str, Basic] = {
    "pi": sp.pi, "e": sp.E, "EulerGamma": sp.EulerGamma, "oo": sp.oo, "-oo": -sp.oo,
    "true": sp.true, "x": nodes.VARIATE, "i": nodes.INDEX,
}  # fmt: skip
ABSTRACT_BASES = (nodes.Node, nodes.Binder, nodes.Condition, nodes.Law, nodes.Variate, nodes.Index)
NODE_HEADS: dict[str, type] = {
    name: value
    for name, value in vars(nodes).items()
    if isinstance(value, type) and issubclass(value, Basic) and value not in ABSTRACT_BASES
}
CLAIM_FIELDS = tuple(f.name for f in fields(Claim) if f.name not in ("lemmas", "shown"))
DISPLAY_HEADS: dict[str, type[Display]] = {
    c.__name__: c for c in vars(appearance).values()
    if isinstance(c, type) and issubclass(c, Display) and c is not Display
}  # fmt: skip
ROOTS = 100  # the highest root that a display may write


class CertificateError(ValueError):
    """The text is not a certificate; says where and what was expected."""


# -- writing -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """A chain with its heading and remarks, which are words and prove nothing."""

    chain: Chain
    title: str
    notes: tuple[str, ...]


def write(pieces: Iterable[Piece]) -> str:
    """The certificate of a derivation and its parts, as JSON, the same byte for byte each time."""
    writer = _Writer()
    contents = [
        {"title": p.title, "notes": list(p.notes), "chain": writer.chain(p.chain)} for p in pieces
    ]
    document = {
        "symkl": "certificate",
        "version": VERSION,
        "contents": contents,
        "symbols": dict(sorted(writer.symbols.items())),
        "chains": writer.chains,
    }
    return _pretty(document) + "\n"


def _pretty(value: Any, indent: str = "") -> str:
    """Objects and lists of objects spread over lines, everything else on one."""
    inner = indent + "  "
    if isinstance(value, dict) and indent.count(" ") < 8 and "symbol" not in value:
        rows = (f"{inner}{json.dumps(k)}: {_pretty(v, inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}" if value else "{}"
    if (
        isinstance(value, list)
        and len(indent) < 7
        and any(isinstance(v, dict | list) for v in value)
    ):
        return "[\n" + ",\n".join(inner + _pretty(v, inner) for v in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    def __init__(self) -> None:
        self.symbols: dict[str, dict[str, bool]] = {}
        self.chains: list[list[dict[str, Any]]] = []
        self._known: dict[int, int] = {}

    def chain(self, chain: Chain) -> int:
        if id(chain) not in self._known:
            claims = [self._claim(c) for c in chain.claims]
            if claims in self.chains:
                return self.chains.index(claims)
            self.chains.append(claims)
            self._known[id(chain)] = len(self.chains) - 1
        return self._known[id(chain)]

    def _claim(self, claim: Claim) -> dict[str, Any]:
        lemmas = [self.chain(lemma) for lemma in claim.lemmas]
        values = {name: self.value(getattr(claim, name)) for name in CLAIM_FIELDS}
        return {**values, "lemmas": lemmas, "shown": self._display(claim.shown)}

    def _display(self, shown: Any) -> Any:
        """How the right side is written: ["Terms", …], the parts of a display in their order."""
        if isinstance(shown, Display):
            parts = (getattr(shown, part) for part in shown._parts)
            return ["display", type(shown).__name__, *map(self._display, parts)]
        if isinstance(shown, tuple):
            return ["tuple", *map(self._display, shown)]
        return ["whole", shown] if type(shown) is int else self.value(shown)

    def value(self, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            return ["tuple", *(self.value(v) for v in value)]
        for name, constant in CONSTANTS.items():
            if value == constant:
                return ["constant", name]
        if isinstance(value, Integer):
            return int(value) if abs(value) < 2**53 else ["Integer", str(value)]
        if isinstance(value, Rational):
            return ["Rational", str(value.p), str(value.q)]
        if isinstance(value, Symbol):
            return self._symbol(value)
        if isinstance(value, Str):
            return ["Str", value.name]
        head = type(value).__name__
        if isinstance(value, Family) or head in NODE_HEADS or head in SYMPY_HEADS:
            return [head, *(self.value(a) for a in value.args)]
        raise CertificateError(f"a certificate has no form for {head}")

    def _symbol(self, symbol: Symbol) -> dict[str, str]:
        assumptions = {k: v for k, v in symbol.assumptions0.items() if v is not None}
        known = self.symbols.setdefault(symbol.name, dict(sorted(assumptions.items())))
        if known != dict(sorted(assumptions.items())):
            raise CertificateError(f"{symbol.name!r} names two symbols")
        return {"symbol": symbol.name}


# -- reading -----------------------------------------------------------------------------------


def read(text: str) -> list[Piece]:
    """The derivation that the text holds, then its parts, none of it decided; CertificateError."""
    if not isinstance(text, str):
        raise CertificateError(f"a certificate is text, not {type(text).__name__}")
    text = text.removeprefix("\ufeff")
    if len(text) > LIMIT:
        raise CertificateError(f"a certificate has at most {LIMIT} characters")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CertificateError(f"not JSON: {error}") from None
    if not isinstance(document, dict) or document.get("symkl") != "certificate":
        raise CertificateError('not a certificate: it does not say "symkl": "certificate"')
    if document.get("version") != VERSION:
        raise CertificateError(f"version {document.get('version')!r} is not {VERSION}")
    made = _Reader(document.get("symbols")).chains(document.get("chains"))
    return _pieces(document.get("contents"), made)


def _pieces(contents: Any, chains: list[Chain]) -> list[Piece]:
    if not isinstance(contents, list) or not contents:
        raise CertificateError("the list of contents is missing")
    pieces = []
    for entry in contents:
        match entry:
            case {"title": str(title), "notes": list(notes), "chain": int(k)} if (
                len(entry) == 3 and 0 <= k < len(chains) and all(isinstance(n, str) for n in notes)
            ):
                pieces.append(Piece(chains[k], title, tuple(notes)))
            case _:
                raise CertificateError("an entry of the contents is not a title, notes and a chain")
    return pieces


class _Reader:
    def __init__(self, symbols: Any) -> None:
        if not isinstance(symbols, dict):
            raise CertificateError("the table of symbols is missing")
        self.symbols = {name: self._declared(name, kinds) for name, kinds in symbols.items()}

    @staticmethod
    def _declared(name: str, assumptions: Any) -> Symbol:
        if not NAME.match(name) or name in RESERVED:
            raise CertificateError(f"{name[:60]!r} is not a name for a symbol")
        if not isinstance(assumptions, dict) or not all(
            isinstance(v, bool) and k in Symbol("z", positive=True, integer=True).assumptions0
            for k, v in assumptions.items()
        ):
            raise CertificateError(f"the assumptions of {name} are not a table of true and false")
        try:
            return Symbol(name, **assumptions)
        except Exception as error:
            raise CertificateError(f"the assumptions of {name} contradict each other") from error

    def chains(self, chains: Any) -> list[Chain]:
        if not isinstance(chains, list) or not chains:
            raise CertificateError("the list of chains is missing")
        made: list[Chain] = []
        deep: dict[int, int] = {}
        for number, claims in enumerate(chains, 1):
            if not isinstance(claims, list) or not claims:
                raise CertificateError(f"chain {number} is not a list of steps")
            made.append(Chain(claims=[self._claim(c, made, number) for c in claims]))
            cited = (deep[id(lemma)] for c in made[-1].claims for lemma in c.lemmas)
            deep[id(made[-1])] = 1 + max(cited, default=0)
            if deep[id(made[-1])] > CITATIONS:
                raise CertificateError(f"chains cite chains more than {CITATIONS} deep")
        return made

    def _claim(self, claim: Any, made: list[Chain], number: int) -> Claim:
        if not isinstance(claim, dict) or set(claim) != {*CLAIM_FIELDS, "lemmas", "shown"}:
            raise CertificateError(f"a step of chain {number} does not have the fields of a step")
        lemmas = claim["lemmas"]
        if not isinstance(lemmas, list) or not all(
            isinstance(k, int) and 0 <= k < len(made) for k in lemmas
        ):
            raise CertificateError(
                f"a step of chain {number} cites a chain that does not precede it"
            )
        values = {name: self.value(claim[name], 0) for name in CLAIM_FIELDS}
        self._well_typed(values, number)
        shown = self._display(claim["shown"], 0)
        return Claim(**values, lemmas=tuple(made[k] for k in lemmas), shown=shown)

    def _display(self, value: Any, depth: int) -> Any:
        """A way to write a value; the kernel asks whether it rebuilds to the value."""
        if depth > DEPTH:
            raise CertificateError(f"a display is nested more than {DEPTH} deep")
        match value:
            case ["display", str(head), *rest] if head in DISPLAY_HEADS:
                made = self._parts(DISPLAY_HEADS[head], rest, depth)
                _affordable(made)
                return made
            case ["tuple", *rest]:
                return tuple(self._display(r, depth + 1) for r in rest)
            case ["whole", int(number)] if not isinstance(number, bool) and abs(number) <= ROOTS:
                return number
        return self.value(value, depth)

    def _parts(self, kind: type[Display], rest: list[Any], depth: int) -> Display:
        if len(rest) != len(kind._parts):
            raise CertificateError(f"{kind.__name__} has the parts {', '.join(kind._parts)}")
        return kind(*(self._display(r, depth + 1) for r in rest))

    @staticmethod
    def _well_typed(values: dict[str, Any], number: int) -> None:
        expected: dict[str, Any] = {
            "before": Basic, "after": Basic, "kind": str, "rule": str, "relation": str,
            "equation": (tuple, type(None)), "witness": tuple, "conditions": tuple, "given": tuple,
        }  # fmt: skip
        right = all(isinstance(values[name], kinds) for name, kinds in expected.items())
        equation = values["equation"]
        pair = equation is None or (
            len(equation) == 2 and all(isinstance(e, Basic) for e in equation)
        )
        stated = right and all(
            isinstance(c, nodes.Condition) for c in (*values["conditions"], *values["given"])
        )
        if not (right and pair and stated):
            raise CertificateError(f"a step of chain {number} has a field of the wrong kind")

    def value(self, value: Any, depth: int) -> Any:
        if depth > DEPTH:
            raise CertificateError(f"an expression is nested more than {DEPTH} deep")
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return Integer(value)
        if isinstance(value, dict) and set(value) == {"symbol"}:
            if value["symbol"] not in self.symbols:
                raise CertificateError(f"the symbol {value['symbol']!r} is not in the table")
            return self.symbols[value["symbol"]]
        if isinstance(value, list) and value and isinstance(value[0], str):
            return self._built(value[0], value[1:], depth)
        raise CertificateError(f"not an expression: {json.dumps(value)[:80]}")

    def _built(self, head: str, rest: list[Any], depth: int) -> Any:
        if head in ("Integer", "Rational"):
            return Rational(*(_digits(r) for r in rest)) if rest else _no(head)
        if head == "constant":
            return CONSTANTS[rest[0]] if len(rest) == 1 and rest[0] in CONSTANTS else _no(head)
        if head == "Str":
            return Str(rest[0]) if len(rest) == 1 and NAME.match(str(rest[0])) else _no(head)
        args = [self.value(r, depth + 1) for r in rest]
        if head == "tuple":
            return tuple(args)
        maker = SYMPY_HEADS.get(head) or NODE_HEADS.get(head) or FAMILIES.get(head)
        if maker is None:
            raise CertificateError(f"there is no {head[:60]!r} in a certificate")
        if not all(isinstance(a, Basic) for a in args):
            raise CertificateError(f"{head} does not take these arguments")
        try:
            _bounded(head, args)
            _laws_first(head, args)
            built = nodes.applied(maker, args)
        except CertificateError:
            raise
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
            raise CertificateError(f"{head} does not take these arguments: {error}") from None
        return built


def _affordable(shown: Display) -> None:
    """No display rebuilds to what SymPy would spend hours on; its parts were asked before it."""
    try:
        match shown:
            case Power(base, exponent):
                _bounded("Pow", [rebuild(base), rebuild(exponent)])
            case Apply(function, arguments):
                made = FUNCTIONS.get(str(function))
                head = "polygamma" if made is None else getattr(made, "__name__", "")
                values = [rebuild(a) for a in arguments]
                stand = made is None or made in nodes.GROWING
                _bounded(head, [nodes.inert(v) if stand else v for v in values])
            case Root(radicand, index):
                _bounded("Pow", [rebuild(radicand), Rational(1, index)])
    except CertificateError:
        raise
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        raise CertificateError(f"a display of the wrong form: {error}") from None


def _no(head: str) -> Any:
    raise CertificateError(f"{head} does not take these arguments")


def _digits(text: Any) -> int:
    if not isinstance(text, str) or len(text) > DIGITS or not text.lstrip("-").isdecimal():
        raise CertificateError(f"a number is a string of at most {DIGITS:,} digits")
    return int(text)


def _laws_first(head: str, args: list[Basic]) -> None:
    """How many of the arguments are laws, the rest not."""
    count = LAWS.get(head)
    if count is not None and [isinstance(a, nodes.Law) for a in args] != [
        place < count for place in range(len(args))
    ]:
        raise CertificateError(f"{head} takes {count} law(s) first")
    mixed = head in ("Tuple", "Piecewise", "ExprCondPair")
    if head in SYMPY_HEADS and not mixed and not all(isinstance(a, Expr) for a in args):
        raise CertificateError(f"{head} takes expressions")


def _bounded(head: str, args: list[Basic]) -> None:
    """Nothing that SymPy would spend hours on: towers of powers, Γ of a huge number."""
    if head == "Pow" and len(args) == 2 and all(isinstance(a, Expr) and a.is_number for a in args):
        base, exponent = args
        if not (exponent.is_Rational and abs(exponent) <= EXPONENT):
            raise CertificateError("a power of numbers has an exponent that is too large")
        sizes = [max(n.p.bit_length(), n.q.bit_length()) for n in base.atoms(Rational)]
        if sum(sizes) * abs(exponent) > BITS:
            raise CertificateError("a power of numbers is too large")
    special = ("gamma", "loggamma", "polygamma", "digamma", "factorial", "binomial", "beta", "zeta")
    written = [a for a in args if a.is_number and not isinstance(a, nodes.Large)]
    if head in special and not all(abs(a) <= ARGUMENT for a in written):
        raise CertificateError(f"{head} has an argument that is too large")
