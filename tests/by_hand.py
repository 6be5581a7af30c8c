"""Log-densities written by hand in mpmath, and KL by a quadrature and a sum that are not ours.

A second pair of eyes: nothing here comes from symkl. A continuous density takes x, its distances u
and v to the two ends of the support, and the parameters. The quadrature is Gauss and Legendre's
with 48 nodes on panels that grow geometrically from a centre, for laws that are nearly equal on
p log(p/q) − p + q ≥ 0, in which nothing cancels; all at 90 digits.
"""

from mpmath import mp, mpf
from mpmath.calculus.quadrature import GaussLegendre

DIGITS = 90
log, lg, pi = mp.log, mp.loggamma, mp.pi
FAR = 10**6  # e^z is 0 or ∞ beyond
RULE = GaussLegendre(mp)


def l1p(z):
    """log(1 + z); mpmath's would add 1 to e^(10^8) exactly."""
    return log(1 + z) if z > 1 else mp.log1p(z)


def exp(z):
    return mp.exp(z) if abs(z) < FAR else mp.inf if z > 0 else mpf(0)


def lbeta(a, b):
    return lg(a) + lg(b) - lg(a + b)


def lchoose(n, k):
    return lg(n + 1) - lg(k + 1) - lg(n - k + 1)


def l2(x):
    return log(x) / 2


def triangular(x, u, v, a, b, c):
    return log(2 * u / ((b - a) * (c - a))) if x < c else log(2 * v / ((b - a) * (b - c)))


def ex_gaussian(x, u, v, m, s, r):
    return (
        log(r / 2)
        + r / 2 * (2 * m + r * s * s - 2 * x)
        + log(mp.erfc((m + r * s * s - x) / (mp.sqrt(2) * s)))
    )


def normal(z):
    return -z * z / 2 - l2(2 * pi)


def truncated(x, u, v, m, s, a, b):
    return normal((x - m) / s) - log(s * (mp.ncdf((b - m) / s) - mp.ncdf((a - m) / s)))


def log_constant(p):
    """C(p) of the continuous Bernoulli."""
    return log(2 * mp.atanh(1 - 2 * p) / (1 - 2 * p))


REAL = (-mp.inf, mp.inf)
HALF = (0, mp.inf)
UNIT = (0, 1)
# name: log-density, support as a pair or a function of the parameters
CONTINUOUS = {
    "Normal": (lambda x, u, v, m, s: normal((x - m) / s) - log(s), REAL),
    "LogNormal": (lambda x, u, v, m, s: normal((log(x) - m) / s) - log(s * x), HALF),
    "Exponential": (lambda x, u, v, r: log(r) - r * x, HALF),
    "Gamma": (lambda x, u, v, k, t: (k - 1) * log(x) - x / t - lg(k) - k * log(t), HALF),
    "GammaInverse": (lambda x, u, v, a, b: a * log(b) - lg(a) - (a + 1) * log(x) - b / x, HALF),
    "ChiSquared": (
        lambda x, u, v, k: (k / 2 - 1) * log(x) - x / 2 - k / 2 * log(2) - lg(k / 2),
        HALF,
    ),
    "Chi": (
        lambda x, u, v, k: (1 - k / 2) * log(2) + (k - 1) * log(x) - x * x / 2 - lg(k / 2),
        HALF,
    ),
    "Weibull": (lambda x, u, v, a, b: log(b / a) + (b - 1) * log(x / a) - (x / a) ** b, HALF),
    "Rayleigh": (lambda x, u, v, s: log(x / s**2) - x * x / (2 * s * s), HALF),
    "Maxwell": (
        lambda x, u, v, a: l2(2 / pi) + 2 * log(x) - x * x / (2 * a * a) - 3 * log(a),
        HALF,
    ),
    "HalfNormal": (lambda x, u, v, s: log(2) + normal(x / s) - log(s), HALF),
    "Laplace": (lambda x, u, v, m, b: -abs(x - m) / b - log(2 * b), REAL),
    "Gumbel": (lambda x, u, v, b, m: -(x - m) / b - exp(-(x - m) / b) - log(b), REAL),
    "Logistic": (lambda x, u, v, m, s: -log(s) - 2 * log(2 * mp.cosh((x - m) / (2 * s))), REAL),
    "Cauchy": (lambda x, u, v, m, g: log(g / pi) - log(g * g + (x - m) ** 2), REAL),
    "StudentT": (
        lambda x, u, v, n: lg((n + 1) / 2) - lg(n / 2) - l2(n * pi) - (n + 1) / 2 * l1p(x * x / n),
        REAL,
    ),
    "Pareto": (
        lambda x, u, v, m, a: log(a) + a * log(m) - (a + 1) * log(x),
        lambda m, a: (m, mp.inf),
    ),
    "Lomax": (lambda x, u, v, a, s: log(a / s) - (a + 1) * l1p(x / s), HALF),
    "Beta": (lambda x, u, v, a, b: (a - 1) * log(u) + (b - 1) * log(v) - lbeta(a, b), UNIT),
    "BetaPrime": (lambda x, u, v, a, b: (a - 1) * log(x) - (a + b) * l1p(x) - lbeta(a, b), HALF),
    "Kumaraswamy": (
        lambda x, u, v, a, b: (
            log(a * b)
            + (a - 1) * log(u)
            + (b - 1) * log(-mp.expm1(a * l1p(-v) if v < 0.5 else a * log(u)))
        ),
        UNIT,
    ),
    "ContinuousBernoulli": (lambda x, u, v, p: x * log(p) + v * log(1 - p) + log_constant(p), UNIT),
    "Uniform": (lambda x, u, v, a, b: -log(b - a), lambda a, b: (a, b)),
    "VonMises": (
        lambda x, u, v, m, k: k * mp.cos(x - m) - log(2 * pi * mp.besseli(0, k)),
        lambda *p: (0, 2 * pi),
    ),
    "GaussianInverse": (
        lambda x, u, v, m, s: l2(s / (2 * pi * x**3)) - s * (x - m) ** 2 / (2 * m * m * x),
        HALF,
    ),
    "Erlang": (lambda x, u, v, k, r: k * log(r) + (k - 1) * log(x) - r * x - lg(k), HALF),
    "Frechet": (
        lambda x, u, v, a, s, m: log(a / s) - (a + 1) * log(u / s) - (u / s) ** -a,
        lambda a, s, m: (m, mp.inf),
    ),
    "Nakagami": (
        lambda x, u, v, m, w: (
            log(2) + m * log(m / w) + (2 * m - 1) * log(x) - m * x * x / w - lg(m)
        ),
        HALF,
    ),
    "Triangular": (triangular, lambda a, b, c: (a, b)),
    "PowerFunction": (
        lambda x, u, v, k, a, b: log(k) + (k - 1) * log(u) - k * log(b - a),
        lambda k, a, b: (a, b),
    ),
    "Arcsin": (lambda x, u, v, a, b: -log(pi) - l2(u) - l2(v), lambda a, b: (a, b)),
    "WignerSemicircle": (
        lambda x, u, v, r: log(2 / (pi * r * r)) + l2(u) + l2(v),
        lambda r: (-r, r),
    ),
    "GeneralizedGamma": (
        lambda x, u, v, a, d, p: log(p) + (d - 1) * log(x) - (x / a) ** p - d * log(a) - lg(d / p),
        HALF,
    ),
    "LogLogistic": (
        lambda x, u, v, a, b: log(b / a) + (b - 1) * log(x / a) - 2 * l1p((x / a) ** b),
        HALF,
    ),
    "Gompertz": (lambda x, u, v, b, e: log(b * e) + e + b * x - e * exp(b * x), HALF),
    "HalfCauchy": (lambda x, u, v, g: log(2 * g / pi) - log(g * g + x * x), HALF),
    "Levy": (
        lambda x, u, v, m, c: l2(c / (2 * pi)) - c / (2 * u) - 3 * log(u) / 2,
        lambda m, c: (m, mp.inf),
    ),
    "FDistribution": (
        lambda x, u, v, m, n: (
            m / 2 * log(m / n)
            - lbeta(m / 2, n / 2)
            + (m / 2 - 1) * log(x)
            - (m + n) / 2 * l1p(m * x / n)
        ),
        HALF,
    ),
    "LogitNormal": (lambda x, u, v, m, s: normal((log(u / v) - m) / s) - log(s * u * v), UNIT),
    "TruncatedNormal": (truncated, lambda m, s, a, b: (a, b)),
    "ExGaussian": (ex_gaussian, REAL),
    "Moyal": (
        lambda x, u, v, m, s: -((x - m) / s + exp(-(x - m) / s)) / 2 - log(s) - l2(2 * pi),
        REAL,
    ),
    "Dagum": (
        lambda x, u, v, p, a, b: (
            log(a * p / b) + (a * p - 1) * log(x / b) - (p + 1) * l1p((x / b) ** a)
        ),
        HALF,
    ),
    "BoundedPareto": (
        lambda x, u, v, k, a, b: log(k) + k * log(a) - (k + 1) * log(x) - log(1 - (a / b) ** k),
        lambda k, a, b: (a, b),
    ),
    "Reciprocal": (lambda x, u, v, a, b: -log(x) - log(log(b / a)), lambda a, b: (a, b)),
    "RaisedCosine": (
        lambda x, u, v, m, s: log(2 * mp.sin(pi * min(u, v) / (2 * s)) ** 2 / (2 * s)),
        lambda m, s: (m - s, m + s),
    ),
    "QuadraticU": (
        lambda x, u, v, a, b: log(12) + 2 * log(abs(u - v) / 2) - 3 * log(b - a),
        lambda a, b: (a, b),
    ),
    "ExponentialPower": (
        lambda x, u, v, m, a, b: log(b / (2 * a)) - lg(1 / b) - (abs(x - m) / a) ** b,
        REAL,
    ),
    "FisherZ": (
        lambda x, u, v, m, n: (
            log(2)
            + m / 2 * log(m)
            + n / 2 * log(n)
            - lbeta(m / 2, n / 2)
            + m * x
            - (m + n) / 2 * log(m * exp(2 * x) + n)
        ),
        REAL,
    ),
    "ShiftedGompertz": (
        lambda x, u, v, b, e: log(b) - b * x - e * exp(-b * x) + l1p(-e * mp.expm1(-b * x)),
        HALF,
    ),
    "Benini": (
        lambda x, u, v, a, b, s: (
            log(a + 2 * b * log(x / s)) - log(x) - a * log(x / s) - b * log(x / s) ** 2
        ),
        lambda a, b, s: (s, mp.inf),
    ),
}

# name: log-mass at k, first and last point as functions of the parameters
DISCRETE = {
    "Bernoulli": (lambda k, p: log(p if k else 1 - p), lambda p: (0, 1)),
    "Binomial": (
        lambda k, n, p: lchoose(n, k) + k * log(p) + (n - k) * log(1 - p),
        lambda n, p: (0, n),
    ),
    "Geometric": (lambda k, p: log(p) + (k - 1) * log(1 - p), lambda p: (1, mp.inf)),
    "Geometric0": (lambda k, p: log(p) + k * log(1 - p), lambda p: (0, mp.inf)),
    "Poisson": (lambda k, m: k * log(m) - m - lg(k + 1), lambda m: (0, mp.inf)),
    "NegativeBinomial": (
        lambda k, r, p: lg(k + r) - lg(k + 1) - lg(r) + r * log(p) + k * log(1 - p),
        lambda r, p: (0, mp.inf),
    ),
    "Hypergeometric": (
        lambda k, N, m, n: lchoose(m, k) + lchoose(N - m, n - k) - lchoose(N, n),
        lambda N, m, n: (max(0, n + m - N), min(m, n)),
    ),
    "BetaBinomial": (
        lambda k, n, a, b: lchoose(n, k) + lbeta(k + a, n - k + b) - lbeta(a, b),
        lambda n, a, b: (0, n),
    ),
    "Logarithmic": (lambda k, p: k * log(p) - log(k) - log(-l1p(-p)), lambda p: (1, mp.inf)),
    "Zeta": (lambda k, s: -s * log(k) - log(mp.zeta(s)), lambda s: (1, mp.inf)),
    "Skellam": (
        lambda k, a, b: (
            -a - b + mpf(k) / 2 * log(a / b) + log(mp.besseli(abs(k), 2 * mp.sqrt(a * b)))
        ),
        lambda a, b: (-mp.inf, mp.inf),
    ),
    "Borel": (lambda k, m: -m * k + (k - 1) * log(m * k) - lg(k + 1), lambda m: (1, mp.inf)),
    "YuleSimon": (lambda k, r: log(r) + lbeta(k, r + 1), lambda r: (1, mp.inf)),
    "FlorySchulz": (lambda k, a: 2 * log(a) + log(k) + (k - 1) * log(1 - a), lambda a: (1, mp.inf)),
    "Die": (lambda k, n: -log(n), lambda n: (1, n)),
    "IdealSoliton": (lambda k, n: -log(n) if k == 1 else -log(k * (k - 1)), lambda n: (1, n)),
}


def support(name, values):
    ends = {**CONTINUOUS, **DISCRETE}[name][1]
    return ends(*values) if callable(ends) else ends


def divergence(p, p_values, q, q_values, centre=0, width=1, near=False):
    """KL by hand; in the chart of the support the panels start at the centre with that width."""
    with mp.workdps(DIGITS):
        p_values, q_values = ([mpf(v.p) / v.q for v in values] for values in (p_values, q_values))
        if p in DISCRETE:
            return summed(p, p_values, q, q_values)
        lo, hi = support(p, p_values)
        inner, outer = CONTINUOUS[p][0], CONTINUOUS[q][0]
        q_lo, q_hi = support(q, q_values)

        def integrand(t):
            x, u, v, slope = place(t, lo, hi)
            one = inner(x, u, v, *p_values)
            if one + log(slope) < -1000:
                return mpf(0)
            two = outer(
                x,
                u + (lo - q_lo if lo != q_lo else 0),
                v + (q_hi - hi if hi != q_hi else 0),
                *q_values,
            )
            return mp.exp(one + log(slope)) * (one - two - near) + near * mp.exp(two + log(slope))

        inside = sum(panels(integrand, mpf(centre), mpf(width) * sign) for sign in (1, -1))
        return inside - near * outside(outer, q_values, lo, hi, q_lo, q_hi)


def outside(outer, q_values, lo, hi, q_lo, q_hi):
    """∫ q over the support of p, less 1: what p + q above takes for nothing."""
    if (lo, hi) == (q_lo, q_hi):
        return 0
    left = (
        mp.isfinite(q_lo)
        and q_lo != lo
        and mp.quad(lambda x: exp(outer(x, x - q_lo, q_hi - x, *q_values)), [q_lo, lo])
    )
    right = q_hi != hi and mp.quad(
        lambda x: exp(outer(x, x - q_lo, q_hi - x, *q_values)), [hi, q_hi]
    )
    return -(left or 0) - (right or 0)


def place(t, lo, hi):
    if mp.isinf(lo):
        return mp.sinh(t), mp.inf, mp.inf, mp.cosh(t)
    if mp.isinf(hi):
        return lo + mp.exp(t), mp.exp(t), mp.inf, mp.exp(t)
    u, v = (hi - lo) / (1 + mp.exp(-t)), (hi - lo) / (1 + mp.exp(t))
    return (lo + u if u < v else hi - v), u, v, u * v / (hi - lo)


def panels(f, centre, step):
    total, edge, quiet = mpf(0), mpf(0), 0
    for _ in range(400):
        further = edge * 7 / 5 + 1
        part = panel(f, centre + edge * step, centre + further * step)
        total, edge = total + part, further
        quiet = quiet + 1 if abs(part) <= mpf(10) ** -60 * abs(total) else 0
        if quiet == 3:
            return total
    raise AssertionError("the panels do not end")


def panel(f, a, b):
    nodes = RULE.get_nodes(-1, 1, 5, mp.prec)
    half, middle = (b - a) / 2, (a + b) / 2
    return sum(w * f(middle + half * x) for x, w in nodes) * abs(half)


def summed(p, p_values, q, q_values):
    lo, hi = support(p, p_values)
    inner, outer = DISCRETE[p][0], DISCRETE[q][0]

    def term(k):
        one, two = inner(mpf(k), *p_values), outer(mpf(k), *q_values)
        return exp(one) * (one - two)

    if mp.isfinite(lo) and mp.isfinite(hi):
        return sum(term(k) for k in range(int(lo), int(hi) + 1))
    start = int(lo) if mp.isfinite(lo) else 0
    down = 0 if mp.isfinite(lo) else run(term, -1, -1)
    return run(term, start, 1) + down


def run(term, k, step):
    """Σ from k on, until 40 terms in a row do not matter at 70 digits."""
    total, quiet = mpf(0), 0
    while quiet < 40:
        value = term(k)
        total, k = total + value, k + step
        quiet = quiet + 1 if abs(value) <= mpf(10) ** -70 * abs(total) else 0
    return total
