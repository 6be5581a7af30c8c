"""The theorems: what they say, under which conditions, and the oracle's word on each step."""

import pytest
from sympy import S, log

from symkl.claim import StepRejected
from symkl.families import Bernoulli, Exponential, Normal, Poisson
from symkl.kernel import Chain, infer
from symkl.nodes import (
    IID,
    KL,
    VARIATE,
    AbsolutelyContinuous,
    AlmostEverywhere,
    ArgMax,
    ArgMin,
    CrossEntropy,
    Density,
    Entropy,
    Equal,
    Finite,
    IndexSum,
    Likelihood,
    Mean,
    Observation,
    Positive,
)
from symkl.rules.expectation import cite
from symkl.rules.moments import total_mass
from symkl.theorems import NAMES, theorem
from symkl.theorems.laws import (
    p,
    p_hat,
    q,
    q_theta,
    q_theta_density,
    q_theta_discrete,
    sample,
    theta,
)

mean_log = IndexSum(log(Density(q_theta, Observation(sample))), 1, sample.size) / sample.size
waiting, coin = Exponential("lambda"), Bernoulli("mu")
(rate,), (chance,) = waiting.args, coin.args

STATEMENTS = {
    "kl-decomposition": (
        KL(p, q), "=", CrossEntropy(p, q) - Entropy(p),
        {AbsolutelyContinuous(p, q), Finite(Entropy(p))},
    ),
    "kl-cross-entropy-argmin": (
        ArgMin(theta, KL(p, q_theta)), "=", ArgMin(theta, CrossEntropy(p, q_theta)),
        {AbsolutelyContinuous(p, q_theta), Finite(Entropy(p))},
    ),
    "empirical-cross-entropy": (CrossEntropy(p_hat, q_theta), "=", -mean_log, set()),
    "mle-equivalence": (
        ArgMax(theta, Likelihood(q_theta, sample)), "=",
        ArgMin(theta, CrossEntropy(p_hat, q_theta)),
        {IID(sample, q_theta), Positive(Density(q_theta, Observation(sample)))},
    ),
    "exponential-likelihood": (
        ArgMax(rate, Likelihood(waiting, sample)), "=",
        ArgMin(rate, rate * Mean(p_hat, VARIATE) - log(rate)),
        {IID(sample, waiting), Positive(Density(waiting, Observation(sample)))},
    ),
    "bernoulli-likelihood": (
        ArgMax(chance, Likelihood(coin, sample)), "=",
        ArgMin(
            chance,
            -Mean(p_hat, VARIATE) * log(chance) - Mean(p_hat, 1 - VARIATE) * log(1 - chance),
        ),
        {
            IID(sample, coin), Positive(Density(coin, Observation(sample))),
            AbsolutelyContinuous(p_hat, coin), Positive(1 - chance),
        },
    ),
    "gibbs-inequality": (KL(p, q), ">=", S.Zero, {AbsolutelyContinuous(p, q)}),
}  # fmt: skip


def test_each_is_stated_here():
    assert set(NAMES) == set(STATEMENTS)


@pytest.mark.parametrize("name", NAMES)
def test_statement_and_hypotheses(name):
    d = theorem(name)
    before, relation, after, conditions = STATEMENTS[name]
    assert (d.before, d.relation, d.after) == (before, relation, after)
    assert set(d.conditions) == conditions
    assert d.status == "theorem" and d.title and d.notes


@pytest.mark.parametrize("name", NAMES)
def test_both_warrants(name):
    """Proof and test: each step replays, and the oracle agrees in pmfs, densities and counts."""
    d = theorem(name).check()
    found = d.verify(digits=20, points=3)
    assert len(found.rows) >= 3 * len(d.steps)


def test_the_parts_of_maximum_likelihood():
    discrete, density = theorem("mle-equivalence").parts
    assert discrete.before == ArgMin(theta, CrossEntropy(p_hat, q_theta_discrete))
    assert discrete.after == ArgMin(theta, KL(p_hat, q_theta_discrete))
    assert set(discrete.conditions) == {AbsolutelyContinuous(p_hat, q_theta_discrete)}
    assert density.before == KL(p_hat, q_theta_density) and density.after is S.Infinity


def test_equality_in_gibbs():
    (part,) = theorem("gibbs-inequality").parts
    assert part.relation == "<=>"
    assert part.before == Equal(KL(p, q), S.Zero)
    assert part.after == AlmostEverywhere(p, Density(p), Density(q))


def test_repeated_observations_are_in_the_oracle_models():
    """The verification of the sifting identity draws samples with repeated values."""
    from symkl import oracle

    d = theorem("empirical-cross-entropy")
    models = oracle.random_models([d.before, d.after], 6, 0)
    observed = [values for model in models for values in model.samples.values()]
    assert any(len(set(values)) < len(values) for values in observed)


def test_a_theorem_is_citable_at_families():
    """KL(Poisson‖Poisson) = H(p, q) − H(p), by the theorem at an instance."""
    one, two = Poisson("lambda_1"), Poisson("lambda_2")
    masses = tuple(total_mass(law, ()) for law in (one, two))
    witness = ((p, one), (q, two))
    claim = cite(KL(one, two), theorem("kl-decomposition"), masses=masses, witness=witness)
    chain = Chain((infer(claim),))
    assert chain.after == CrossEntropy(one, two) - Entropy(one)
    assert Finite(Entropy(one)) in chain.conditions
    assert AbsolutelyContinuous(one, two) not in chain.conditions  # discharged by the supports


def test_a_theorem_is_not_citable_at_singular_laws():
    with pytest.raises(StepRejected):
        infer(
            cite(
                KL(Poisson(1), Normal(0, 1)),
                theorem("kl-decomposition"),
                witness=((p, Poisson(1)), (q, Normal(0, 1))),
            )
        )
