"""Pictures: what they show is right, their bytes are the same each time, they can be told apart."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from mpmath import inf, mp
from running import symkl
from sympy import Rational, S

from symkl import Normal, Poisson, cross_entropy, entropy, kl
from symkl.cli import run
from symkl.families import FAMILIES
from symkl.nodes import Entropy
from symkl.plotting import canvas
from symkl.plotting.curves import reading, shown
from symkl.plotting.sweeping import swept
from symkl.plotting.window import quantiles, window
from symkl.starting import start
from symkl.values import at

SVG = "{http://www.w3.org/2000/svg}"


def usual(name):
    """A law of the family at the numbers that a picture begins with."""
    law = FAMILIES[name].standard(1)
    return at(law, start(Entropy(law), S.Zero, {}))


# -- where to look


@pytest.mark.parametrize(
    ("law", "levels"),
    [
        (("Normal", 3, 2), {0.25: 3 - 1.34898, 0.5: 3, 0.975: 3 + 3.91993}),
        (("Normal", 1000, Rational(1, 100)), {0.5: 1000, 0.975: 1000.0195996}),
        (("Cauchy", 0, 1), {0.25: -1, 0.75: 1, 0.99: 31.8205}),
        (("Exponential", 2), {0.5: 0.346574, 0.998: 3.107304}),
        (("Beta", Rational(1, 2), Rational(1, 2)), {0.1: 0.0244717, 0.9: 0.9755283}),
        (("Pareto", 1, Rational(1, 2)), {0.5: 4}),
        (("Poisson", 100), {0.5: 100, 0.975: 120}),
        (("Binomial", 10, Rational(1, 2)), {0.5: 5, 0.98: 8}),
        (("Skellam", 3, 1), {0.5: 2}),
    ],
)
def test_quantiles_are_those_of_the_law(law, levels):
    name, *numbers = law
    with mp.workprec(100):
        found = quantiles(reading(FAMILIES[name](*numbers)), tuple(levels))
    for one, two in zip(found, levels.values()):
        assert one == pytest.approx(two, rel=0.06, abs=0.01)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_window_of_every_family_holds_its_mass(name):
    law = usual(name)
    with mp.workprec(100):
        read = reading(law)
        seen = window(read, None)
        low, high = quantiles(read, (0.12, 0.75))
    assert seen.lo <= low <= high <= seen.hi
    assert seen.hi - seen.lo < 50 * max(high - low, 1)


# -- what is drawn


def area(curve):
    """Of the curve as drawn."""
    if curve.stems:
        return sum(curve.y)
    return sum((b - a) * (y + z) / 2 for (a, y), (b, z) in pairwise(zip(curve.x, curve.y)))


@pytest.mark.parametrize(
    "derivation",
    [
        kl(Normal(0, 1), Normal(1, 2)), kl(Poisson(3), Poisson(4)), kl("Laplace", "Normal"),
        kl("Beta", "Beta"), kl("Gamma", "Gamma"),
        entropy("Weibull"), entropy(Poisson(20)), cross_entropy("Exponential", "Normal"),
        kl("Categorical", "Categorical"), kl("VonMises", "VonMises"),
    ],
    ids=lambda d: d.title,
)  # fmt: skip
def test_the_area_drawn_is_the_value(derivation):
    seen = shown(derivation, {})
    assert area(seen.integrand) == pytest.approx(float(seen.value), rel=0.06, abs=0.01)
    for curve in seen.densities:
        assert 0.85 < area(curve) < 1.01 and curve.top >= max(curve.y) * 0.999
    assert seen.outside == [] and not seen.hidden


def test_where_q_has_no_mass_it_is_infinite():
    ends = shown(kl("Uniform", "Uniform"), {"a_1": S(0), "b_1": S(3), "a_2": S(1), "b_2": S(2)})
    assert ends.outside == [(0.0, 1.0), (2.0, 3.0)] and ends.value == inf
    points = shown(kl("Binomial", "Binomial"), {"n_1": S(5), "n_2": S(3)})
    assert [x for x, _ in points.outside] == [4.0, 5.0] and points.value == inf
    both = shown(kl("Uniform", "Poisson"), {"a_1": S(0), "b_1": S(1)})
    assert both.outside == [(0.0, 1.0)] and both.integrand.x == []
    picture = kl("Uniform", "Uniform").plot(a_1=0, b_1=3, a_2=1, b_2=2)
    assert picture.title == "KL(p ‖ q) = ∞" and "the integrand is ∞ there" in picture.alt


def test_what_grows_without_bound_is_cut_and_that_is_said():
    seen = shown(kl(FAMILIES["Beta"](Rational(1, 2), Rational(1, 2)), "Beta"), {})
    p, q = seen.densities
    assert p.cut and not q.cut and p.top < 4 < max(p.y)
    assert "grows without bound" in kl("Gamma", "Gamma").plot(k_1=0.3).alt


def test_a_law_far_away_is_said_to_be():
    assert "q lies outside of the picture" in kl(Normal(0, 1), Normal(50, 1)).plot().alt


def test_the_numbers_chosen_are_said_and_those_given_are_kept():
    alt = kl("Gamma", "Gamma").plot(k_1=0.5, theta_2=3).alt
    assert "Gamma(1/2, 1)" in alt and "3)" in alt
    assert "Chosen here, for want of numbers: θ₁ = 1, k₂ = 3" in alt
    assert "Chosen" not in kl(Normal(0, 1), Normal(1, 2)).plot().alt


# -- along a parameter


@pytest.mark.parametrize(
    ("derivation", "along", "borders", "infinite"),
    [
        (kl("Uniform", "Uniform"), "b_2", [(0, "the domain ends"), (1, "∞ begins")], [(0, 1)]),
        (kl("Pareto", "Exponential"), "alpha_1", [(1, "∞ begins")], [(0.4, 1)]),
        (kl("Laplace", "Laplace"), "mu_2", [(0, "the form changes")], []),
        (kl("Gamma", "Gamma"), "theta_2", [], []),
    ],
    ids=lambda v: v.title if hasattr(v, "title") and not isinstance(v, str) else None,
)
def test_singular_points_are_found(derivation, along, borders, infinite):
    found = swept(derivation, along, {}, None, None)
    assert found.borders == [(float(x), what) for x, what in borders]
    assert found.infinite == [(float(a), float(b)) for a, b in infinite]
    for x, value in found.rows[::23]:
        if value is not None:
            there = derivation.evaluate({**found.others, along: x}, digits=8)
            assert there == pytest.approx(value, 1e-6)


def test_a_whole_parameter_goes_in_whole_steps():
    found = swept(kl("Binomial", "Poisson"), "n_1", {}, S(2), S(9))
    assert [x for x, _ in found.rows] == list(range(2, 10))
    assert "least of the values" in kl("Binomial", "Poisson").plot(along="n_1").alt


def test_sweeps_that_cannot_be():
    d = kl("Normal", "Normal")
    with pytest.raises(ValueError, match="no parameter along which to go; there are mu_1"):
        d.plot(along="tau")
    with pytest.raises(ValueError, match="no range"):
        d.plot(along="sigma_2", low=3, high=2)
    with pytest.raises(ValueError, match="outside of its domain"):
        d.plot(along="sigma_2", low=-3, high=-2)


# -- files


def test_bytes_are_the_same_each_time_and_hold_no_date():
    call = ("plot", "kl", "Gamma", "Gamma", "--at", "k_1=1/2")
    one, two = (symkl(*call, PYTHONHASHSEED=seed) for seed in ("1", "77"))
    assert (one.returncode, one.stderr) == (0, "") and one.stdout == two.stdout
    assert not re.search(r"<dc:date>|\b20\d\d-\d\d", one.stdout)
    picture = kl(Normal(0, 1), Normal(1, 2)).plot()
    assert picture.bytes("png") == kl(Normal(0, 1), Normal(1, 2)).plot().bytes("png")
    assert picture.bytes("pdf") == kl(Normal(0, 1), Normal(1, 2)).plot().bytes("pdf")


def test_the_svg_says_what_it_shows():
    picture = kl(Normal(0, 1), Normal(1, 2)).plot()
    root = ElementTree.fromstring(picture.svg)
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title" and root[0].text == "KL(p ‖ q) = 0.443147 nats"
    assert root[1].tag == f"{SVG}desc" and "Normal(1, 2)" in root[1].text
    assert root.get("aria-label") == f"{root[0].text}. {root[1].text}"
    assert picture._repr_svg_() == picture.svg and len(picture.svg) < 300_000


def test_the_kind_follows_the_name(tmp_path):
    starts = {"a.svg": b"<svg", "a.png": b"\x89PNG", "a.pdf": b"%PDF"}
    picture = entropy("Beta").plot()
    for name, first in starts.items():
        picture.write(str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(first)
    done = symkl("plot", "entropy", "Beta", "-o", "b.png", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "b.png").read_bytes() == (tmp_path / "a.png").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kl", "Normal", "Normal", "-o", "a.jpg"], "ends in .svg, .png, .pdf"),
        (["kl", "Normal"], "takes 2 laws"),
        (["kl", "Gamma", "Gamma", "--at", "k_1=-2"], "k must be a positive number, not -2"),
        (["kl", "Gamma", "Gamma", "--at", "k=2"], "'k' is not a parameter; there are k_1"),
        (["sweep", "kl", "Normal", "Normal", "--along", "s"], "no parameter along which"),
        (["sweep", "kl", "Normal", "Normal", "--along", "mu_1", "--at", "mu_1=2"], "what varies"),
        (["kll", "Normal", "Normal"], "did you mean kl?"),
    ],
)
def test_wrong_calls(arguments, words, capsys):
    assert run(["plot", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == "" and words in said.err and len(said.err.splitlines()) == 1


def test_without_matplotlib_it_is_said_what_to_install(tmp_path):
    (tmp_path / "matplotlib.py").write_text("raise ImportError('none here')")
    done = symkl("plot", "kl", "Normal", "Normal", cwd=tmp_path)  # found where it is run
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"symkl: {canvas.MISSING}\n" and "symkl[plot]" in canvas.MISSING


# -- to every eye


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(one, two):
    low, high = sorted(map(luminance, (one, two)))
    return (high + 0.05) / (low + 0.05)


def test_p_and_q_differ_in_grey_and_all_is_read_on_paper():
    assert contrast(canvas.P, canvas.Q) > 2
    assert contrast(canvas.P, canvas.PAPER) > 4.5 and contrast(canvas.Q, canvas.PAPER) > 3
    assert contrast(canvas.QUIET, canvas.PAPER) > 4.5 and contrast(canvas.VOID, canvas.PAPER) > 4.5


def test_what_is_negative_is_hatched_and_q_is_dashed():
    svg = kl(Normal(0, 1), Normal(1, 2)).plot().svg
    assert "<pattern" in svg and "stroke-dasharray: 10,4" in svg
    assert "<pattern" not in kl(Normal(0, 1), Normal(50, 1)).plot().svg


# -- axes


@pytest.mark.parametrize(
    ("ends", "log", "scale"),
    [
        ((None, None), None, "linear"),
        ((S(1) / 1000, S(1000)), None, "log"),
        ((S(1) / 1000, S(1000)), False, "linear"),
        ((None, None), True, "log"),
    ],
)
def test_an_axis_that_spans_decades_is_logarithmic(ends, log, scale):
    from symkl.plotting import sweep

    drawn = sweep(kl("Normal", "Normal"), "sigma_2", {}, *ends, log)
    (axes,) = drawn.figure.axes
    assert axes.get_xscale() == scale
    assert drawn.alt.startswith("A curve over σ₂ from 0.")
    assert (axes.get_xlim()[1] > 90) == (ends[0] is not None or scale == "log")
    assert "μ₁ = " in drawn.alt and "mu_1" not in drawn.alt


def test_a_logarithmic_axis_begins_above_0():
    with pytest.raises(ValueError, match="begins above 0, not at −3"):
        kl("Normal", "Normal").plot(along="mu_1", log=True)


@pytest.mark.parametrize(
    ("ticks", "labels"),
    [
        ([0, 0.5, 1], ["0.0", "0.5", "1.0"]),
        ([-2, 0, 2], ["−2", "0", "2"]),
        ([0, 0.25, 0.5], ["0.00", "0.25", "0.50"]),
        ([0, 2e-31, 4e-31], ["0", "2·10⁻³¹", "4·10⁻³¹"]),
        ([-1.5e30, 0, 1.5e30], ["−1.5·10³⁰", "0", "1.5·10³⁰"]),
        ([999999.5, 1000000, 1000000.5], ["999999.5", "1000000.0", "1000000.5"]),
        ([99500, 100000, 100500], ["0.995·10⁵", "1.000·10⁵", "1.005·10⁵"]),
    ],
)
def test_a_tick_says_its_number_alone(ticks, labels):
    from symkl.plotting.canvas import labelled

    assert [labelled(x, ticks) for x in ticks] == labels


@pytest.mark.parametrize(
    ("mean", "deviation"), [(0, 10**30), (0, S(1) / 10**25), (10**6, S(1) / 1000)]
)
def test_a_picture_has_both_sides_at_any_scale(mean, deviation):
    laws = Normal(mean, deviation), Normal(mean, 2 * deviation)
    seen = shown(kl(*laws), {})
    low, high = (float((v - mean) / deviation) for v in seen.window)
    assert low == pytest.approx(-high, rel=0.02) and 4 < high < 9
