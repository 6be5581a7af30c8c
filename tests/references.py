"""Closed forms as books and papers print them: {question: (formula, where it is printed)}.

The letters are the families' own, with 1 for P and 2 for Q; ψ is polygamma(0, ·), γ EulerGamma.
SPB is the Book of Statistical Proofs, Gil the thesis of M. Gil (2011), On Rényi divergence measures
for continuous alphabet sources (with Alajaji and Linder: Information Sciences 249, 2013).
"""

from sympy import (
    Abs,
    EulerGamma,
    Rational,
    besseli,
    beta,
    exp,
    gamma,
    log,
    loggamma,
    pi,
    polygamma,
    sqrt,
)

half = Rational(1, 2)
WIKIPEDIA = "Wikipedia, the article on the distribution"


def psi(z):
    return polygamma(0, z)


KL = {
    ("Normal", "Normal"): (
        lambda v: log(v.sigma_2 / v.sigma_1)
        + (v.sigma_1**2 + (v.mu_1 - v.mu_2) ** 2) / (2 * v.sigma_2**2)
        - half,
        "SPB, Kullback-Leibler divergence for the normal distribution",
    ),
    ("LogNormal", "LogNormal"): (
        lambda v: log(v.sigma_2 / v.sigma_1)
        + (v.sigma_1**2 + (v.mu_1 - v.mu_2) ** 2) / (2 * v.sigma_2**2)
        - half,
        "Gil, table 2.4",
    ),
    ("Exponential", "Exponential"): (
        lambda v: log(v.lambda_1 / v.lambda_2) + v.lambda_2 / v.lambda_1 - 1,
        "Gil, table 2.4",
    ),
    ("Gamma", "Gamma"): (
        lambda v: (v.k_1 - v.k_2) * psi(v.k_1)
        - loggamma(v.k_1)
        + loggamma(v.k_2)
        + v.k_2 * log(v.theta_2 / v.theta_1)
        + v.k_1 * (v.theta_1 - v.theta_2) / v.theta_2,
        "W. D. Penny (2001), KL-divergences of normal, gamma, Dirichlet and Wishart densities",
    ),
    ("Beta", "Beta"): (
        lambda v: log(beta(v.alpha_2, v.beta_2) / beta(v.alpha_1, v.beta_1))
        + (v.alpha_1 - v.alpha_2) * psi(v.alpha_1)
        + (v.beta_1 - v.beta_2) * psi(v.beta_1)
        + (v.alpha_2 - v.alpha_1 + v.beta_2 - v.beta_1) * psi(v.alpha_1 + v.beta_1),
        "Gil, table 2.4",
    ),
    ("Weibull", "Weibull"): (
        lambda v: log(v.beta_1 * v.alpha_2**v.beta_2 / (v.beta_2 * v.alpha_1**v.beta_1))
        + (v.beta_1 - v.beta_2) * (log(v.alpha_1) - EulerGamma / v.beta_1)
        + (v.alpha_1 / v.alpha_2) ** v.beta_2 * gamma(v.beta_2 / v.beta_1 + 1)
        - 1,
        "C. Bauckhage (2013), Computing the Kullback-Leibler divergence between two Weibull laws",
    ),
    ("Laplace", "Laplace"): (
        lambda v: log(v.b_2 / v.b_1)
        + (Abs(v.mu_1 - v.mu_2) + v.b_1 * exp(-Abs(v.mu_1 - v.mu_2) / v.b_1)) / v.b_2
        - 1,
        "Gil, table 2.4",
    ),
    ("Gumbel", "Gumbel"): (
        lambda v: log(v.beta_2 / v.beta_1)
        + EulerGamma * (v.beta_1 / v.beta_2 - 1)
        + exp((v.mu_2 - v.mu_1) / v.beta_2) * gamma(v.beta_1 / v.beta_2 + 1)
        - 1
        + (v.mu_1 - v.mu_2) / v.beta_2,
        "Gil, table 2.4",
    ),
    ("Cauchy", "Cauchy"): (
        lambda v: log(
            ((v.gamma_1 + v.gamma_2) ** 2 + (v.x0_1 - v.x0_2) ** 2) / (4 * v.gamma_1 * v.gamma_2)
        ),
        "F. Chyzak, F. Nielsen (2019), A closed-form formula for the KL divergence between Cauchys",
    ),
    ("Pareto", "Pareto"): (
        lambda v: log(v.alpha_1 / v.alpha_2)
        + v.alpha_2 * log(v.x_m_1 / v.x_m_2)
        + v.alpha_2 / v.alpha_1
        - 1,
        "Gil, table 2.4",
    ),
    ("Rayleigh", "Rayleigh"): (
        lambda v: 2 * log(v.sigma_2 / v.sigma_1) + (v.sigma_1**2 - v.sigma_2**2) / v.sigma_2**2,
        "Gil, table 2.4",
    ),
    ("Maxwell", "Maxwell"): (
        lambda v: 3 * log(v.a_2 / v.a_1) + 3 * (v.a_1**2 - v.a_2**2) / (2 * v.a_2**2),
        "Gil, table 2.4 (half-normal, chi and Maxwell as scale families)",
    ),
    ("HalfNormal", "HalfNormal"): (
        lambda v: log(v.sigma_2 / v.sigma_1)
        + (v.sigma_1**2 - v.sigma_2**2) / (2 * v.sigma_2**2),
        "Gil, table 2.4",
    ),
    ("ChiSquared", "ChiSquared"): (
        lambda v: loggamma(v.k_2 / 2) - loggamma(v.k_1 / 2) + (v.k_1 - v.k_2) * psi(v.k_1 / 2) / 2,
        "Gil, table 2.4",
    ),
    ("Chi", "Chi"): (
        lambda v: loggamma(v.k_2 / 2) - loggamma(v.k_1 / 2) + (v.k_1 - v.k_2) * psi(v.k_1 / 2) / 2,
        "Gil, table 2.4",
    ),
    ("GammaInverse", "GammaInverse"): (
        lambda v: (v.a_1 - v.a_2) * psi(v.a_1)
        - loggamma(v.a_1)
        + loggamma(v.a_2)
        + v.a_2 * log(v.b_1 / v.b_2)
        + v.a_1 * (v.b_2 - v.b_1) / v.b_1,
        "D. Llera, C. Beckmann (2016), Estimating an inverse gamma distribution",
    ),
    ("GeneralizedGamma", "GeneralizedGamma"): (
        lambda v: log(
            v.p_1 * v.a_2**v.d_2 * gamma(v.d_2 / v.p_2)
            / (v.p_2 * v.a_1**v.d_1 * gamma(v.d_1 / v.p_1))
        )
        + (psi(v.d_1 / v.p_1) / v.p_1 + log(v.a_1)) * (v.d_1 - v.d_2)
        + gamma((v.d_1 + v.p_2) / v.p_1) / gamma(v.d_1 / v.p_1) * (v.a_1 / v.a_2) ** v.p_2
        - v.d_1 / v.p_1,
        "C. Bauckhage (2014), Computing the KL divergence between two generalized Gamma laws",
    ),
    ("Uniform", "Uniform"): (
        lambda v: log((v.b_2 - v.a_2) / (v.b_1 - v.a_1)),
        "SPB, Kullback-Leibler divergence for the continuous uniform distribution",
    ),
    ("GaussianInverse", "GaussianInverse"): (
        lambda v: half * log(v.lambda_1 / v.lambda_2)
        + v.lambda_2 * (v.mu_1 - v.mu_2) ** 2 / (2 * v.mu_1 * v.mu_2**2)
        + v.lambda_2 / (2 * v.lambda_1)
        - half,
        "Gil, table 2.4 (Wald)",
    ),
    ("VonMises", "VonMises"): None,
    ("Levy", "Levy"): None,
    ("Erlang", "Erlang"): (
        lambda v: (v.k_1 - v.k_2) * psi(v.k_1)
        - loggamma(v.k_1)
        + loggamma(v.k_2)
        + v.k_2 * log(v.lambda_1 / v.lambda_2)
        + v.k_1 * (v.lambda_2 - v.lambda_1) / v.lambda_1,
        "Penny (2001), with the rate",
    ),
    ("Bernoulli", "Bernoulli"): (
        lambda v: v.p_1 * log(v.p_1 / v.p_2) + (1 - v.p_1) * log((1 - v.p_1) / (1 - v.p_2)),
        "SPB, Kullback-Leibler divergence for the Bernoulli distribution",
    ),
    ("Poisson", "Poisson"): (
        lambda v: v.lambda_1 * log(v.lambda_1 / v.lambda_2) + v.lambda_2 - v.lambda_1,
        "SPB, Kullback-Leibler divergence for the Poisson distribution",
    ),
    ("Geometric", "Geometric"): (
        lambda v: log(v.p_1 / v.p_2)
        + (1 - v.p_1) / v.p_1 * log((1 - v.p_1) / (1 - v.p_2)),
        "Cover and Thomas, ch. 2",
    ),
    ("Exponential", "Gamma"): None,
    ("Gumbel", "Normal"): (
        lambda v: log(sqrt(2 * pi) * v.sigma_2 / v.beta_1)
        - EulerGamma
        - 1
        + half * (pi * v.beta_1 / (sqrt(6) * v.sigma_2)) ** 2
        + half * ((v.mu_1 + v.beta_1 * EulerGamma - v.mu_2) / v.sigma_2) ** 2,
        "PyTorch, torch.distributions.kl (as corrected)",
    ),
    ("Laplace", "Normal"): (
        lambda v: log(sqrt(2 * pi) * v.sigma_2 / (2 * v.b_1))
        - 1
        + v.b_1**2 / v.sigma_2**2
        + (v.mu_1 - v.mu_2) ** 2 / (2 * v.sigma_2**2),
        "PyTorch, torch.distributions.kl",
    ),
    ("Uniform", "Normal"): (
        lambda v: log(sqrt(2 * pi) * v.sigma_2 / (v.b_1 - v.a_1))
        + ((v.b_1 - v.a_1) ** 2 / 12 + ((v.a_1 + v.b_1) / 2 - v.mu_2) ** 2) / (2 * v.sigma_2**2),
        "PyTorch, torch.distributions.kl",
    ),
}  # fmt: skip

ENTROPY = {
    "Normal": (lambda v: half * log(2 * pi * exp(1) * v.sigma**2), "Cover and Thomas, 8.1"),
    "Exponential": (lambda v: 1 - log(v.lamda), "Cover and Thomas, table 17.1"),
    "Gamma": (
        lambda v: v.k + log(v.theta) + loggamma(v.k) + (1 - v.k) * psi(v.k),
        "Cover and Thomas, table 17.1",
    ),
    "Beta": (
        lambda v: log(beta(v.alpha, v.beta))
        - (v.alpha - 1) * psi(v.alpha)
        - (v.beta - 1) * psi(v.beta)
        + (v.alpha + v.beta - 2) * psi(v.alpha + v.beta),
        "Cover and Thomas, table 17.1",
    ),
    "Cauchy": (lambda v: log(4 * pi * v.gamma), "Cover and Thomas, table 17.1"),
    "Laplace": (lambda v: 1 + log(2 * v.b), "Cover and Thomas, table 17.1"),
    "Logistic": (lambda v: log(v.s) + 2, "Cover and Thomas, table 17.1"),
    "LogNormal": (
        lambda v: v.mu + half * log(2 * pi * exp(1) * v.sigma**2),
        "Cover and Thomas, table 17.1",
    ),
    "Pareto": (lambda v: log(v.x_m / v.alpha) + 1 / v.alpha + 1, "Cover and Thomas, table 17.1"),
    "Rayleigh": (
        lambda v: 1 + log(v.sigma / sqrt(2)) + EulerGamma / 2,
        "Cover and Thomas, table 17.1",
    ),
    "Weibull": (
        lambda v: EulerGamma * (1 - 1 / v.beta) + log(v.alpha / v.beta) + 1,
        "Cover and Thomas, table 17.1",
    ),
    "Maxwell": (
        lambda v: log(v.a * sqrt(2 * pi)) + EulerGamma - half,
        "Cover and Thomas, table 17.1",
    ),
    "StudentT": (
        lambda v: (v.nu + 1) / 2 * (psi((v.nu + 1) / 2) - psi(v.nu / 2))
        + log(sqrt(v.nu) * beta(v.nu / 2, half)),
        "Cover and Thomas, table 17.1",
    ),
    "Gumbel": (lambda v: log(v.beta) + EulerGamma + 1, "Michalowicz et al. (2013), ch. 4"),
    "Uniform": (lambda v: log(v.b - v.a), "Cover and Thomas, 8.1"),
    "VonMises": (
        lambda v: log(2 * pi * besseli(0, v.k)) - v.k * besseli(1, v.k) / besseli(0, v.k),
        "K. V. Mardia, P. E. Jupp (2000), Directional Statistics, 3.5",
    ),
    "Geometric": (
        lambda v: (-v.p * log(v.p) - (1 - v.p) * log(1 - v.p)) / v.p,
        "Cover and Thomas, problem 2.1",
    ),
    "Bernoulli": (
        lambda v: -v.p * log(v.p) - (1 - v.p) * log(1 - v.p), "Cover and Thomas, 2.1"
    ),
    "Triangular": (lambda v: half + log((v.b - v.a) / 2), "Cover and Thomas, table 17.1"),
    "Arcsin": (lambda v: log(pi * (v.b - v.a) / 4), WIKIPEDIA),
    "WignerSemicircle": (lambda v: log(pi * v.R) - half, WIKIPEDIA),
    "LogLogistic": (lambda v: log(v.alpha / v.beta) + 2, WIKIPEDIA),
    "HalfNormal": (lambda v: log(v.sigma * sqrt(pi / 2)) + half, WIKIPEDIA),
    "Levy": (lambda v: (1 + 3 * EulerGamma + log(16 * pi * v.c**2)) / 2, WIKIPEDIA),
    "Lomax": (lambda v: log(v.lamda / v.alpha) + 1 / v.alpha + 1, WIKIPEDIA),
    "ExponentialPower": (
        lambda v: 1 / v.beta + log(2 * v.alpha * gamma(1 / v.beta) / v.beta), WIKIPEDIA
    ),
    "GeneralizedGamma": (
        lambda v: log(v.a * gamma(v.d / v.p) / v.p)
        + v.d / v.p
        + (1 / v.p - v.d / v.p) * psi(v.d / v.p),
        WIKIPEDIA,
    ),
    "Kumaraswamy": (
        lambda v: (1 - 1 / v.b)
        + (1 - 1 / v.a) * (psi(v.b + 1) + EulerGamma)
        - log(v.a * v.b),
        WIKIPEDIA,
    ),
    "Nakagami": (
        lambda v: loggamma(v.mu)
        + log(sqrt(v.omega / v.mu) / 2)
        + v.mu
        - (v.mu - half) * psi(v.mu),
        WIKIPEDIA,
    ),
}  # fmt: skip

MOMENTS = "from the mean and the variance of P, which books print"
KL |= {
    ("Triangular", "Normal"): (
        lambda v: log(2 * sqrt(2 * pi) * v.sigma_2 / (v.b_1 - v.a_1))
        - half
        + (
            (
                v.a_1**2 + v.b_1**2 + v.c_1**2
                - v.a_1 * v.b_1 - v.a_1 * v.c_1 - v.b_1 * v.c_1
            ) / 18
            + ((v.a_1 + v.b_1 + v.c_1) / 3 - v.mu_2) ** 2
        ) / (2 * v.sigma_2**2),
        MOMENTS,
    ),
    ("Arcsin", "Normal"): (
        lambda v: log(4 * v.sigma_2 * sqrt(2 / pi) / (v.b_1 - v.a_1))
        + (((v.a_1 + v.b_1) / 2 - v.mu_2) ** 2 + (v.b_1 - v.a_1) ** 2 / 8) / (2 * v.sigma_2**2),
        MOMENTS,
    ),
}  # fmt: skip

KL = {pair: found for pair, found in KL.items() if found is not None}
