"""The table of foreign names: each call, evaluated by its library, is the law of the family."""

import pytest
import sympy.stats
from foreign import ELEMENTARY, VALUES, agree, at, close, inside, log_density, scipy_stats

from symkl.families import FAMILIES
from symkl.interop import foreign_law, foreign_names
from symkl.interop.calls import CALLS
from symkl.interop.names import LIBRARIES, NOT_IN_SYMPY, REMARKS
from symkl.portraits import portrait

IN_SYMPY = sorted(set(VALUES) - NOT_IN_SYMPY)


def named(name, number=float):
    """The parameters by name, as another library takes them."""
    if name == "DiscreteUniform":
        return {"a": 3, "b": 7}
    if name == "Categorical":
        return {"p": [number(p) for p in VALUES[name][0]]}
    values = zip((p.name for p in FAMILIES[name].parameters), VALUES[name])
    return {key: v if isinstance(v, int) else number(v) for key, v in values}


@pytest.mark.parametrize("name", sorted(n for n in CALLS if "SciPy" in CALLS[n]))
def test_the_names_in_scipy(name):
    call = f"library.{CALLS[name]['SciPy']}"
    theirs = eval(call, {"library": scipy_stats(), **ELEMENTARY, **named(name)})
    theirs = theirs if hasattr(theirs, "dist") else theirs()
    if name == "VonMises":
        assert REMARKS[name, "SciPy"]
        for point in inside(at(name)):
            assert close(log_density(at(name), point), theirs.logpdf(float(point)))
        return
    agree(at(name), theirs, 1e-11)
    for point in inside(at(name)):  # and it is read back as the law that it is
        back = foreign_law(theirs)
        assert close(log_density(back, point), log_density(at(name), point), 1e-11)


ELSEWHERE = {  # library: its module, and a number as it takes it
    "PyTorch": ("torch.distributions", "torch"),
    "TFP": ("tensorflow_probability", "numpy"),
    "NumPyro": ("numpyro.distributions", "numpy"),
}


@pytest.mark.parametrize("library", sorted(ELSEWHERE))
def test_the_names_in_libraries_that_may_be_there(library):
    module, numbers = (pytest.importorskip(n) for n in ELSEWHERE[library])
    single = getattr(numbers, "tensor", getattr(numbers, "float32", None))
    found = getattr(module, "distributions", module)
    elementary = {"log": numbers.log, "exp": numbers.exp, "sqrt": numbers.sqrt}
    wrong = []
    for name in (n for n in CALLS if library in CALLS[n]):
        values = named(name, lambda v: single(float(v)))
        if name == "Categorical":
            values = {"p": getattr(numbers, "tensor", numbers.float32)(values["p"])}
        theirs = eval(f"library.{CALLS[name][library]}", {"library": found, **elementary, **values})
        for point in inside(at(name)):
            whole = point.is_Integer and library == "NumPyro"
            value = float(theirs.log_prob(int(point) if whole else single(float(point))))
            if not close(log_density(at(name), point), value, 2e-5):
                wrong.append((name, point, value))
    assert wrong == []


@pytest.mark.parametrize("name", IN_SYMPY)
def test_the_names_in_sympy(name):
    call = dict(foreign_names(FAMILIES[name]))["SymPy"]
    values = {p.name: v for p, v in zip(FAMILIES[name].parameters, VALUES[name])}
    read = foreign_law(eval(f"library.{call}", {"library": sympy.stats, **values}))
    assert read == at(name) or name == "Erlang"


def test_the_names_are_listed_in_one_order():
    for name, found in FAMILIES.items():
        libraries = [library for library, _ in foreign_names(found)]
        assert libraries == [x for x in LIBRARIES if x in libraries]
        assert libraries or name in ("Borel",)
    assert dict(foreign_names(FAMILIES["Gamma"])) == {
        "SymPy": 'Gamma("X", k, theta)', "SciPy": "gamma(a=k, scale=theta)",
        "PyTorch": "Gamma(concentration=k, rate=1 / theta)",
        "TFP": "Gamma(concentration=k, rate=1 / theta)",
        "NumPyro": "Gamma(concentration=k, rate=1 / theta)", "Julia": "Gamma(k, theta)",
    }  # fmt: skip


def test_the_command_prints_them():
    shown = portrait("Gamma")
    for library, call in foreign_names(FAMILIES["Gamma"]):
        assert f"{library:<8} {call}" in shown
    for line in ("density", "support", "parameters", "convention", "elsewhere"):
        assert line in shown
