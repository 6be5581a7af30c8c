"""Ten families that are not in the package, as a user would write them in a file of their own."""

from sympy import S, exp, log, loggamma, pi

from symkl.family import POSITIVE, PROBABILITY, REAL, Family, Parameter
from symkl.nodes import COUNTING, HALF_LINE, LEBESGUE, REAL_LINE, UNIT_INTERVAL, Support


class Lindley(Family):
    """θ²/(1+θ) (1+x) e^(−θx) for x > 0."""

    parameters = (Parameter("theta", "theta", POSITIVE, "rate"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, theta):
        return 2 * log(theta) - log(1 + theta) + log(1 + x) - theta * x


class InverseWeibull(Family):
    """a b x^(−b−1) e^(−a x^(−b)) for x > 0."""

    parameters = (
        Parameter("a", "a", POSITIVE, "rate of the reciprocal"),
        Parameter("b", "b", POSITIVE, "shape"),
    )
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, a, b):
        return log(a * b) - (b + 1) * log(x) - a * x**-b


class LogGamma(Family):
    """e^(kx − e^x/θ)/(Γ(k) θ^k): the logarithm of a Gamma variable."""

    parameters = (
        Parameter("k", "k", POSITIVE, "shape"),
        Parameter("theta", "theta", POSITIVE, "scale of e^X"),
    )
    measure = LEBESGUE
    support = REAL_LINE

    @staticmethod
    def log_density(x, k, theta):
        return k * x - exp(x) / theta - loggamma(k) - k * log(theta)


class BetaExponential(Family):
    """λ e^(−aλx) (1 − e^(−λx))^(b−1)/B(a, b) for x > 0: −log of a Beta variable, over λ."""

    parameters = (
        Parameter("a", "a", POSITIVE, "first shape"),
        Parameter("b", "b", POSITIVE, "second shape"),
        Parameter("lamda", "lambda", POSITIVE, "rate"),
    )
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, a, b, lamda):
        normaliser = loggamma(a) + loggamma(b) - loggamma(a + b)
        return log(lamda) - a * lamda * x + (b - 1) * log(1 - exp(-lamda * x)) - normaliser


class HalfLogistic(Family):
    """2 e^(−x/s)/(s (1 + e^(−x/s))²) for x ≥ 0."""

    parameters = (Parameter("s", "s", POSITIVE, "scale"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, s):
        return log(2 / s) - x / s - 2 * log(1 + exp(-x / s))


class ShiftedExponential(Family):
    """λ e^(−λ(x − m)) for x > m."""

    parameters = (
        Parameter("m", "m", REAL, "left end"),
        Parameter("lamda", "lambda", POSITIVE, "rate"),
    )
    measure = LEBESGUE

    @staticmethod
    def support(m, lamda):
        return Support(m, S.Infinity)

    @staticmethod
    def log_density(x, m, lamda):
        return log(lamda) - lamda * (x - m)


class InverseRayleigh(Family):
    """2σ² x^(−3) e^(−σ²/x²) for x > 0."""

    parameters = (Parameter("sigma", "sigma", POSITIVE, "scale"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, sigma):
        return log(2) + 2 * log(sigma) - 3 * log(x) - (sigma / x) ** 2


class BirnbaumTail(Family):
    """The law of 1/X for X inverse Gaussian with mean 1: √(c/(2πx)) e^(−c (1−x)²/(2x)), x > 0."""

    parameters = (Parameter("c", "c", POSITIVE, "shape"),)
    measure = LEBESGUE
    support = HALF_LINE

    @staticmethod
    def log_density(x, c):
        return log(c) / 2 - log(2 * pi) / 2 - log(x) / 2 - c * (1 - x) ** 2 / (2 * x)


class Unit(Family):
    """(1 + a)(1 − x)^a on (0, 1): the smallest of several uniform variables."""

    parameters = (Parameter("a", "a", POSITIVE, "how many more"),)
    measure = LEBESGUE
    support = UNIT_INTERVAL

    @staticmethod
    def log_density(x, a):
        return log(1 + a) + a * log(1 - x)


class DiscreteTriangle(Family):
    """p² k (1−p)^(k−1) at k = 1, 2, …: two geometric waits, written with its own letters."""

    parameters = (Parameter("p", "p", PROBABILITY, "probability of success"),)
    measure = COUNTING
    support = Support(1, S.Infinity)

    @staticmethod
    def log_density(x, p):
        return 2 * log(p) + log(x) + (x - 1) * log(1 - p)


class SizeBiasedPoisson(Family):
    """e^(−m) m^(k−1)/(k−1)! at k = 1, 2, …: 1 + Poisson."""

    parameters = (Parameter("m", "m", POSITIVE, "mean of k − 1"),)
    measure = COUNTING
    support = Support(1, S.Infinity)

    @staticmethod
    def log_density(x, m):
        return -m + (x - 1) * log(m) - loggamma(x)
