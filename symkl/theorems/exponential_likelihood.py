"""argmax_λ L(λ) = argmin_λ (λ E_p̂[X] − log λ) for the exponential law."""

from sympy import log

from symkl.derivation import Derivation
from symkl.families import Exponential
from symkl.theorems.likelihoods import average, written_out


def derive() -> Derivation:
    """−log q(x; λ) = λ x − log λ, averaged over the sample.

    Source: Bishop, Pattern Recognition and Machine Learning, 2.4.
    """
    model = Exponential("lambda")
    (rate,) = model.args
    return Derivation.of(
        written_out(model, rate, rate * average - log(rate)),
        "Maximum likelihood for the exponential law",
        notes=(
            "The mean over p̂ is the average of the observations; by Gibbs' inequality the minimum "
            "is where the model has that mean.",
        ),
    )
