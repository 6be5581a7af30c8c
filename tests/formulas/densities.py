"""log-densities typed from their definitions, and the usual other parameters; nothing of symkl."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mpmath import (
    besseli,
    beta,
    binomial,
    cos,
    exp,
    inf,
    log,
    loggamma,
    mp,
    pi,
    sqrt,
    zeta,
)

LINE = -inf, inf


@dataclass(frozen=True)
class Density:
    log: Callable
    support: tuple
    kinks: tuple = ()  # where the integral is split
    centre: object = 0  # where it begins on the line
    discrete: bool = False


def _one(what, *given):
    found = [f() for value, f in given if value is not None]
    if len(found) != 1:
        raise TypeError(f"{what} is given {len(found)} times")
    return found[0]


def Normal(mean, std=None, variance=None, precision=None):
    s = _one(
        "std",
        (std, lambda: std),
        (variance, lambda: sqrt(variance)),
        (precision, lambda: 1 / sqrt(precision)),
    )
    c = log(2 * pi) / 2 + log(s)
    return Density(lambda x: -((x - mean) ** 2) / (2 * s**2) - c, LINE, centre=mean)


def LogNormal(mean, std=None, variance=None, precision=None):
    normal = Normal(mean, std, variance, precision)
    return Density(lambda x: normal.log(log(x)) - log(x), (0, inf))


def Exponential(rate=None, scale=None, mean=None):
    r = _one("rate", (rate, lambda: rate), (scale, lambda: 1 / scale), (mean, lambda: 1 / mean))
    c = log(r)
    return Density(lambda x: c - r * x, (0, inf))


def Gamma(k, theta=None, rate=None):
    t = _one("scale", (theta, lambda: theta), (rate, lambda: 1 / rate))
    c = loggamma(k) + k * log(t)
    return Density(lambda x: (k - 1) * log(x) - x / t - c, (0, inf))


def Erlang(k, l):  # noqa: E741 the family's own letter
    return Gamma(k, rate=l)


def GammaInverse(a, b):
    c = a * log(b) - loggamma(a)
    return Density(lambda x: c - (a + 1) * log(x) - b / x, (0, inf))


def ChiSquared(k):
    return Gamma(k / 2, 2)


def Chi(k):
    c = (1 - k / 2) * log(2) - loggamma(k / 2)
    return Density(lambda x: c + (k - 1) * log(x) - x**2 / 2, (0, inf))


def Weibull(alpha, beta):
    c = log(beta / alpha)
    return Density(lambda x: c + (beta - 1) * log(x / alpha) - (x / alpha) ** beta, (0, inf))


def Rayleigh(sigma):
    c = 2 * log(sigma)
    return Density(lambda x: log(x) - c - x**2 / (2 * sigma**2), (0, inf))


def Maxwell(a):
    c = log(2 / pi) / 2 - 3 * log(a)
    return Density(lambda x: c + 2 * log(x) - x**2 / (2 * a**2), (0, inf))


def HalfNormal(sigma):
    c = log(2 / pi) / 2 - log(sigma)
    return Density(lambda x: c - x**2 / (2 * sigma**2), (0, inf))


def Laplace(mu, b=None, scale=None, rate=None):
    s = _one("scale", (b, lambda: b), (scale, lambda: scale), (rate, lambda: 1 / rate))
    c = log(2 * s)
    return Density(lambda x: -abs(x - mu) / s - c, LINE, (mu,))


def Gumbel(beta, mu):
    def log_density(x):
        z = (x - mu) / beta
        return -z - exp(-z) - log(beta)

    return Density(log_density, LINE, centre=mu)


def Logistic(mu, s):
    def log_density(x):
        z = abs(x - mu) / s
        return -z - log(s) - 2 * log(1 + exp(-z))

    return Density(log_density, LINE, centre=mu)


def Cauchy(x0, gamma):
    c = log(pi * gamma)
    return Density(lambda x: -c - log(1 + ((x - x0) / gamma) ** 2), LINE, centre=x0)


def StudentT(nu):
    c = loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(nu * pi) / 2
    return Density(lambda x: c - (nu + 1) / 2 * log(1 + x**2 / nu), LINE)


def Pareto(xm, alpha):
    c = log(alpha) + alpha * log(xm)
    return Density(lambda x: c - (alpha + 1) * log(x), (xm, inf))


def Lomax(alpha, lamda):
    c = log(alpha / lamda)
    return Density(lambda x: c - (alpha + 1) * log(1 + x / lamda), (0, inf))


def Beta(alpha=None, beta=None, mean=None, concentration=None):
    a = alpha if mean is None else mean * concentration
    b = beta if mean is None else (1 - mean) * concentration
    c = loggamma(a + b) - loggamma(a) - loggamma(b)
    return Density(lambda x: c + (a - 1) * log(x) + (b - 1) * log(1 - x), (0, 1))


def BetaPrime(alpha, beta):
    c = loggamma(alpha + beta) - loggamma(alpha) - loggamma(beta)
    return Density(lambda x: c + (alpha - 1) * log(x) - (alpha + beta) * log(1 + x), (0, inf))


def Kumaraswamy(a, b):
    c = log(a * b)
    return Density(lambda x: c + (a - 1) * log(x) + (b - 1) * log(1 - x**a), (0, 1))


def ContinuousBernoulli(p):
    c = log(log(p / (1 - p)) / (2 * p - 1)) + log(1 - p)
    slope = log(p / (1 - p))
    return Density(lambda x: c + x * slope, (0, 1))


def Uniform(left, right):
    c = -log(right - left)
    return Density(lambda x: c, (left, right))


def VonMises(mu, k):
    c = log(2 * pi * besseli(0, k))
    return Density(lambda x: k * cos(x - mu) - c, (0, 2 * pi))


def GaussianInverse(mean, shape):
    c = log(shape / (2 * pi)) / 2
    return Density(
        lambda x: c - 3 * log(x) / 2 - shape * (x - mean) ** 2 / (2 * mean**2 * x), (0, inf)
    )


InverseGaussian, InverseGamma = GaussianInverse, GammaInverse


def Frechet(a, s, m):
    def log_density(x):
        z = (x - m) / s
        return log(a / s) - (a + 1) * log(z) - z ** (-a)

    return Density(log_density, (m, inf))


def Nakagami(mu, omega):
    c = log(2) + mu * log(mu / omega) - loggamma(mu)
    return Density(lambda x: c + (2 * mu - 1) * log(x) - mu * x**2 / omega, (0, inf))


def Triangular(a, b, c):
    def log_density(x):
        if x <= c:
            return log(2 * (x - a) / ((b - a) * (c - a)))
        return log(2 * (b - x) / ((b - a) * (b - c)))

    return Density(log_density, (a, b), (c,))


def PowerFunction(alpha, a, b):
    c = log(alpha) - alpha * log(b - a)
    return Density(lambda x: c + (alpha - 1) * log(x - a), (a, b))


def Arcsin(a, b):
    return Density(lambda x: -log(pi) - log((x - a) * (b - x)) / 2, (a, b))


def WignerSemicircle(R):
    return Density(lambda x: log(2 / (pi * R**2)) + log((R - x) * (R + x)) / 2, (-R, R))


def GeneralizedGamma(a, d, p):
    c = log(p) - d * log(a) - loggamma(d / p)
    return Density(lambda x: c + (d - 1) * log(x) - (x / a) ** p, (0, inf))


def LogLogistic(alpha, beta):
    def log_density(x):
        t = (x / alpha) ** beta
        return log(beta / alpha) + (beta - 1) * log(x / alpha) - 2 * log(1 + t)

    return Density(log_density, (0, inf))


def Gompertz(b, eta):
    return Density(lambda x: log(b * eta) + eta + b * x - eta * exp(b * x), (0, inf))


def HalfCauchy(gamma):
    return Density(lambda x: log(2 / (pi * gamma)) - log(1 + (x / gamma) ** 2), (0, inf))


def Levy(mu, c):
    return Density(
        lambda x: log(c / (2 * pi)) / 2 - c / (2 * (x - mu)) - 3 * log(x - mu) / 2, (mu, inf)
    )


def FDistribution(d1, d2):
    c = d1 * log(d1) / 2 + d2 * log(d2) / 2 - log(beta(d1 / 2, d2 / 2))
    return Density(lambda x: c + (d1 / 2 - 1) * log(x) - (d1 + d2) / 2 * log(d1 * x + d2), (0, inf))


def LogitNormal(mu, s):
    normal = Normal(mu, s)
    return Density(lambda x: normal.log(log(x / (1 - x))) - log(x) - log(1 - x), (0, 1))


def Moyal(mu, sigma):
    def log_density(x):
        z = (x - mu) / sigma
        return -(z + exp(-z)) / 2 - log(2 * pi) / 2 - log(sigma)

    return Density(log_density, LINE, centre=mu)


def BoundedPareto(alpha, left, right):
    c = log(alpha) + alpha * log(left) - log(1 - (left / right) ** alpha)
    return Density(lambda x: c - (alpha + 1) * log(x), (left, right))


def Reciprocal(a, b):
    return Density(lambda x: -log(x) - log(log(b / a)), (a, b))


def RaisedCosine(mu, s):
    return Density(lambda x: log((1 + cos(pi * (x - mu) / s)) / (2 * s)), (mu - s, mu + s), (mu,))


def QuadraticU(a, b):
    return Density(
        lambda x: log(12) + 2 * log(abs(x - (a + b) / 2)) - 3 * log(b - a),
        (a, b),
        ((a + b) / 2,),
    )


def ExponentialPower(mu, alpha, beta):
    c = log(beta / (2 * alpha)) - loggamma(1 / beta)
    return Density(lambda x: c - (abs(x - mu) / alpha) ** beta, LINE, (mu,))


def _counts(log_mass, first, last=inf):
    return Density(log_mass, (first, last), discrete=True)


def _multiple(k, value):
    return k * value if k else mp.zero  # 0 log 0 = 0


def Bernoulli(p=None, logits=None):
    if logits is not None:
        p = 1 / (1 + exp(-logits))
    return Binomial(1, p)


def Binomial(n, p=None, logits=None):
    if logits is not None:
        p = 1 / (1 + exp(-logits))
    return _counts(
        lambda k: log(binomial(n, k)) + _multiple(k, log(p)) + _multiple(n - k, log(1 - p)), 0, n
    )


def Geometric(p):
    c, d = log(p), log(1 - p)
    return _counts(lambda k: c + (k - 1) * d, 1)


def Geometric0(p):
    return _counts(lambda k: log(p) + k * log(1 - p), 0)


def Poisson(lamda):
    return _counts(lambda k: k * log(lamda) - lamda - loggamma(k + 1), 0)


def NegativeBinomial(r=None, p=None, mean=None, dispersion=None):
    if mean is not None:
        r, p = 1 / dispersion, 1 / (1 + dispersion * mean)
    return _counts(
        lambda k: loggamma(k + r) - loggamma(k + 1) - loggamma(r) + r * log(p) + k * log(1 - p), 0
    )


def Categorical(p):
    return _counts(lambda k: log(p[int(k)]), 0, len(p) - 1)


def DiscreteUniform(items):
    return _counts(lambda k: -log(len(items)), 1, len(items))


def Hypergeometric(N, m, n):
    return _counts(
        lambda k: log(binomial(m, k) * binomial(N - m, n - k) / binomial(N, n)),
        max(0, n + m - N),
        min(m, n),
    )


def BetaBinomial(n, alpha, beta):
    def b(x, y):
        return loggamma(x) + loggamma(y) - loggamma(x + y)

    return _counts(
        lambda k: log(binomial(n, k)) + b(k + alpha, n - k + beta) - b(alpha, beta), 0, n
    )


def Logarithmic(p):
    return _counts(lambda k: k * log(p) - log(k) - log(-log(1 - p)), 1)


def Zeta(s):
    c = log(zeta(s))
    return _counts(lambda k: -s * log(k) - c, 1)


def Borel(mu):
    return _counts(lambda k: -mu * k + (k - 1) * log(mu * k) - loggamma(k + 1), 1)


def FlorySchulz(a):
    return _counts(lambda k: 2 * log(a) + log(k) + (k - 1) * log(1 - a), 1)


def Rademacher():
    return _counts(lambda k: -log(2) + 0 * k, 0, 1)


def Die(sides):
    return _counts(lambda k: -log(sides) + 0 * k, 1, sides)


def IdealSoliton(k):
    return _counts(lambda i: -log(k) if i == 1 else -log(i * (i - 1)), 1, k)
