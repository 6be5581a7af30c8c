"""Stand-ins for derivations: chains that are right, made without the engine."""

from types import SimpleNamespace

from sympy import Integer, Rational, Symbol, log

from symkl import nodes
from symkl.display import Apply, Leaf, Power, Product, Ratio, Terms
from symkl.families.normal import Normal
from symkl.families.uniform import Uniform
from symkl.nodes import VARIATE as X
from symkl.nodes import Density, Mean

P, Q = nodes.AbstractLaw("p"), nodes.AbstractLaw("q")
THETA = Symbol("theta")
MODEL = nodes.AbstractLaw("q", nodes.ABSTRACT, THETA)
SAMPLE = nodes.Sample("x")


def step(before, after, rule, because="", **more):
    plain = {"relation": "=", "kind": "algebra", "witness": (), "conditions": (), "lemmas": ()}
    plain["facts"] = ()
    given = {
        "before": before,
        "after": after,
        "rule": rule,
        "because": because,
        "short": rule,
        "shown": None,
    }
    return SimpleNamespace(**{**plain, **given, **more})


def derivation(title, *steps, laws=(), status="closed", reason="", notes=()):
    conditions = tuple(dict.fromkeys(c for s in steps for c in s.conditions))
    return SimpleNamespace(
        title=title, question=steps[0].before, steps=steps, conditions=conditions, laws=laws,
        status=status, reason=reason, notes=notes, parts=(),
    )  # fmt: skip


def decomposition():
    p, q = Density(P), Density(Q)
    states = [
        nodes.KL(P, Q),
        Mean(P, log(p / q)),
        Mean(P, log(p) - log(q)),
        Mean(P, log(p)) - Mean(P, log(q)),
        nodes.CrossEntropy(P, Q) - nodes.Entropy(P),
    ]
    finite = nodes.Integrable(P, log(p)), nodes.Integrable(P, log(q))
    return derivation(
        "KL divergence is cross-entropy minus entropy",
        step(*states[0:2], "define_kl", "the definition of the divergence",
             conditions=(nodes.AbsolutelyContinuous(P, Q),)),
        step(*states[1:3], "split_ratio", "the logarithm of a ratio"),
        step(*states[2:4], "split_mean", "a mean is linear", conditions=finite),
        step(*states[3:5], "recognise_entropy", "the definition of both"),
        laws=(("p", P), ("q", Q)), status="theorem",
    )  # fmt: skip


def normal():
    one, two = Normal("mu_1", "sigma_1"), Normal("mu_2", "sigma_2")
    (m1, s1), (m2, s2) = one.args, two.args
    value = log(s2) - log(s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - Rational(1, 2)

    def square(shown):
        return Power(shown, Leaf(Integer(2)))

    above = Terms(((1, square(Leaf(s1))), (1, square(Terms(((1, Leaf(m1)), (-1, Leaf(m2))))))))
    shown = Terms((
        (1, Apply("log", (Ratio(Leaf(s2), Leaf(s1)),))),
        (1, Ratio(above, Product((Leaf(Integer(2)), square(Leaf(s2)))))),
        (-1, Ratio(Leaf(Integer(1)), Leaf(Integer(2)))),
    ))  # fmt: skip
    lemma = derivation("", step(Mean(one, (X - m1) ** 2), s1**2, "tilt", "a base integral"))
    mean = Mean(one, log(Density(one) / Density(two)))
    return derivation(
        "Kullback–Leibler divergence: Normal ‖ Normal",
        step(nodes.KL(one, two), mean, "define_kl", "the definition of the divergence"),
        step(mean, value, "base_integral", "a base integral", shown=shown, lemmas=(lemma,)),
        laws=(("p", one), ("q", two)),
    )


def uniform():
    one, two = Uniform("a_1", "b_1"), Uniform("a_2", "b_2")
    (a1, b1), (a2, b2) = one.args, two.args
    nested = nodes.All(nodes.AtMost(a2, a1), nodes.AtMost(b1, b2))
    value = nodes.FiniteWhen(log((b2 - a2) / (b1 - a1)), nested)
    return derivation(
        "Kullback–Leibler divergence: Uniform ‖ Uniform",
        step(nodes.KL(one, two), value, "by_cases", "by cases"),
        laws=(("p", one), ("q", two)), reason="infinite where the condition fails",
    )  # fmt: skip


def argmin():
    cross, entropy = nodes.CrossEntropy(P, MODEL), nodes.Entropy(P)
    states = [nodes.ArgMin(THETA, e) for e in (nodes.KL(P, MODEL), cross - entropy, cross)]
    return derivation(
        "Minimising the divergence is minimising the cross-entropy",
        step(*states[0:2], "cite", "KL is cross-entropy minus entropy",
             conditions=(nodes.Finite(entropy),)),
        step(*states[1:3], "drop_constant", "the entropy does not depend on the parameter"),
        status="theorem",
    )  # fmt: skip


def empirical():
    law, n = nodes.Empirical(SAMPLE), SAMPLE.size
    total = nodes.IndexSum(log(Density(MODEL, nodes.Observation(SAMPLE))), 1, n)
    states = [
        nodes.CrossEntropy(law, MODEL),
        -Mean(law, log(Density(MODEL))),
        -total / n,
        -nodes.LogLikelihood(MODEL, SAMPLE) / n,
    ]
    return derivation(
        "Cross-entropy of the empirical law",
        step(*states[0:2], "define_cross_entropy", "the definition of the cross-entropy"),
        step(*states[1:3], "average_over_sample", "the empirical law is an average"),
        step(*states[2:4], "recognise_log_likelihood", "the definition of the log-likelihood",
             conditions=(nodes.IID(SAMPLE, MODEL),)),
        status="theorem",
    )  # fmt: skip


FAKES = {f.__name__: f for f in (decomposition, normal, uniform, argmin, empirical)}
