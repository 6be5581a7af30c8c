"""argmax_μ L(μ) = argmin_μ (−E_p̂[X] log μ − E_p̂[1 − X] log(1 − μ)) for the Bernoulli law."""

from sympy import log

from symkl.derivation import Derivation
from symkl.families import Bernoulli
from symkl.nodes import VARIATE, Mean
from symkl.theorems.laws import p_hat
from symkl.theorems.likelihoods import average, written_out


def derive() -> Derivation:
    """−log q(x; μ) = −x log μ − (1 − x) log(1 − μ), averaged over the sample.

    Source: Bishop, Pattern Recognition and Machine Learning, 2.1.
    """
    model = Bernoulli("mu")
    (mu,) = model.args
    failures = Mean(p_hat, 1 - VARIATE)
    return Derivation.of(
        written_out(model, mu, -average * log(mu) - failures * log(1 - mu)),
        "Maximum likelihood for the Bernoulli law",
        notes=(
            "The means over p̂ are the shares of ones and of zeros among the observations. By "
            "Gibbs' inequality the minimum is where the model has those shares.",
        ),
    )
