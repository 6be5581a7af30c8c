"""A slip is tried on every formula: what it is called, and the right formula that it gives."""

import pytest

from symkl.checking.deciding import decided
from symkl.checking.request import Request

WEIBULLS = "Weibull(lambda_1, k_1)", "Weibull(lambda_2, k_2)"
FRECHETS = "Frechet(a_1, s_1, 0)", "Frechet(a_2, s_2, 0)"
MISES = "VonMises(mu_1, kappa_1)", "VonMises(mu_2, kappa_2)"
LOGNORMALS = "LogNormal(mu_1, sigma_1)", "LogNormal(mu_2, sigma_2)"

SLIPPED = {
    "a quotient upside down in Γ": (
        "kl", WEIBULLS, r"\log\frac{k_1}{\lambda_1^{k_1}}-\log\frac{k_2}{\lambda_2^{k_2}}"
        r"+(k_1-k_2)[\log\lambda_1-\gamma/k_1]+(\lambda_1/\lambda_2)^{k_2}\Gamma(k_1/k_2+1)-1",
        "an index",
    ),
    "the same of another family": (
        "kl", FRECHETS, r"\ln\frac{a_1s_1^{a_1}}{a_2s_2^{a_2}}-(a_1-a_2)\left[\ln s_1+\frac\gamma"
        r"{a_1}\right]+\left(\frac{s_2}{s_1}\right)^{a_2}\Gamma\left(1+\frac{a_1}{a_2}\right)-1",
        "an index",
    ),
    "one letter in two functions": (
        "kl", MISES, r"\log\frac{I_0(\kappa_2)}{I_0(\kappa_1)}+\frac{I_1(\kappa_2)}{I_0(\kappa_2)}"
        r"(\kappa_1-\kappa_2\cos(\mu_1-\mu_2))",
        "an index",
    ),
    "two terms that should cancel": (
        "kl", LOGNORMALS, r"\mu_1-\mu_2+\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2"
        r"+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12",
        "an extra term",
    ),
    "parameters exchanged outside of ψ": (
        "entropy", ["Kumaraswamy(a, b)"], r"1-\frac1a+(1-\frac1b)(\psi(b+1)+\gamma)-\ln(ab)",
        "parameters in another order",
    ),
    "a number in a bracket": (
        "entropy", ["Beta(alpha, beta)"], r"\ln B(\alpha,\beta)-(\alpha-1)\psi(\alpha)"
        r"-(\beta-1)\psi(\beta)+(\alpha+\beta-1)\psi(\alpha+\beta)",
        "a lost additive constant",
    ),
    "a square of which the mixed term is lost": (
        "kl", ["Uniform(a, b)", "Normal(mu, sigma)"],
        r"-\ln(b-a)+\frac12\ln(2\pi\sigma^2)+\frac{(a^2+ab+b^2)/3+\mu^2}{2\sigma^2}",
        "a lost term",
    ),
    "the logarithms of the quotients": (
        "kl", ["Bernoulli(p)", "Bernoulli(q)"], r"p\cdot\frac pq+(1-p)\cdot\frac{1-p}{1-q}",
        "a lost logarithm",
    ),
    "the limit of many trials": (
        "entropy", ["Binomial(n, p)"], r"\frac12\ln(2\pi e\,np(1-p))", "a normal approximation",
    ),
    "a mean of k for that of k − 1": (
        "cross-entropy", ["Geometric(p)", "Geometric(q)"], r"-\ln q-\frac1p\ln(1-q)",
        "another support",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPPED.values(), ids=SLIPPED)
def test_a_slip_is_named_and_mended(slip):
    quantity, laws, formula, name = slip
    found = decided(Request(quantity, tuple(laws), formula), 60.0)
    assert (found.kind, found.diagnosis) == ("unequal", name)
    if found.slips[0].value is not None:
        again = decided(Request(quantity, tuple(laws), found.slips[0].value), 60.0)
        assert (again.kind, again.how) == ("equal", "proved")


def test_a_normal_approximation_is_no_diagnosis_of_another_formula():
    found = decided(Request("entropy", ("Poisson(a)",), r"\frac12\ln(2\pi a)"), 60.0)
    assert found.kind == "unequal" and found.diagnosis != "a normal approximation"
