"""How other libraries write the law of a family: SymPy from its name, the rest from the table."""

from __future__ import annotations

from symkl.family import Family
from symkl.interop.calls import CALLS

LIBRARIES = ("SymPy", "SciPy", "PyTorch", "TFP", "NumPyro", "Julia")  # as printed
NOT_IN_SYMPY = {  # the others have the name and the parameters that they have in sympy.stats
    "Borel", "Categorical", "ContinuousBernoulli", "GeneralizedGamma", "Geometric0",
    "HalfCauchy", "HalfNormal", "TruncatedNormal",
}  # fmt: skip
SYMPY = {"Categorical": 'FiniteRV("X", dict(enumerate(p)))'}
REMARKS = {  # (family, library): what is not quite the same
    ("DiscreteUniform", "SciPy"): "for the run a, …, b",
    ("DiscreteUniform", "NumPyro"): "for the run a, …, b",
    ("DiscreteUniform", "Julia"): "for the run a, …, b",
    ("Frechet", "Julia"): "at m = 0",
    ("VonMises", "SciPy"): "angles modulo 2π, not only those of [0, 2π]",
    ("VonMises", "PyTorch"): "angles modulo 2π, not only those of [0, 2π]",
    ("VonMises", "TFP"): "angles modulo 2π, not only those of [0, 2π]",
    ("VonMises", "NumPyro"): "angles modulo 2π, not only those of [0, 2π]",
    ("VonMises", "Julia"): "angles modulo 2π, not only those of [0, 2π]",
}


def foreign_names(family: type[Family]) -> list[tuple[str, str]]:
    """[("SymPy", 'Gamma("X", k, theta)'), ("SciPy", "gamma(a=k, scale=theta)"), …]."""
    name = family.__name__
    calls = {"SymPy": _in_sympy(family), **CALLS.get(name, {})}
    return [
        (library, f"{calls[library]}{_remark(name, library)}")
        for library in LIBRARIES
        if calls.get(library)
    ]


def _in_sympy(family: type[Family]) -> str:
    name = family.__name__
    if name in NOT_IN_SYMPY:
        return SYMPY.get(name, "")
    arguments = ['"X"', *(p.name for p in family.parameters)]
    return f"{name}({', '.join(arguments)})"


def _remark(name: str, library: str) -> str:
    remark = REMARKS.get((name, library))
    return f"   ({remark})" if remark else ""
