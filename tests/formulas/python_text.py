"""Formulas as code: numpy, scipy, torch, math, plain Python."""

from formulas.entry import right, wrong

N1, N2 = "Normal(mu_1, sigma_1)", "Normal(mu_2, sigma_2)"
R1, R2 = "Gamma(alpha_1, rate=beta_1)", "Gamma(alpha_2, rate=beta_2)"


def python(make, quantity, p, q, formula, value, source, *diagnosis, **more):
    return make(quantity, p, q, formula, value, source, *diagnosis, syntax="python", **more)


FORMULAS = [
    python(right, "kl", N1, N2,
           "np.log(sigma_2/sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2) - 0.5",
           "log(sigma_2/sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2) - 1/2",
           "numpy"),
    python(right, "kl", "Normal(mu, sigma)", "Normal(0, 1)",
           "-0.5 * (1 + 2*torch.log(sigma) - mu**2 - sigma**2)",
           "-1/2*(1 + 2*log(sigma) - mu**2 - sigma**2)", "pytorch/examples, vae"),
    python(right, "kl", "Normal(mu, variance=exp(logvar))", "Normal(0, 1)",
           "-0.5 * (1 + logvar - mu**2 - torch.exp(logvar))",
           "-1/2*(1 + logvar - mu**2 - exp(logvar))", "pytorch/examples, vae, main.py",
           at={"logvar": ("2/5", "-3/4")}),
    python(right, "kl", "Normal(mu_1, exp(s_1))", "Normal(mu_2, exp(s_2))",
           "0.5 * (((mu_2 - mu_1)**2 + exp(2*s_1))/exp(2*s_2) - 1) + s_2 - s_1",
           "1/2*(((mu_2 - mu_1)**2 + exp(2*s_1))/exp(2*s_2) - 1) + s_2 - s_1",
           "openai/spinningup, diagonal_gaussian_kl, in one dimension"),
    python(right, "entropy", "Normal(mu, sigma)", "", "0.5*math.log(2*math.pi*math.e*sigma**2)",
           "1/2*log(2*pi*e*sigma**2)", "the standard library"),
    python(right, "kl", R1, R2,
           "(alpha_1 - alpha_2)*digamma(alpha_1) - gammaln(alpha_1) + gammaln(alpha_2)"
           " + alpha_2*(np.log(beta_1) - np.log(beta_2)) + alpha_1*(beta_2 - beta_1)/beta_1",
           "(alpha_1 - alpha_2)*psi(alpha_1) - lgamma(alpha_1) + lgamma(alpha_2)"
           " + alpha_2*(log(beta_1) - log(beta_2)) + alpha_1*(beta_2 - beta_1)/beta_1",
           "scipy.special"),
    python(right, "entropy", "Gamma(k, theta)", "",
           "k + np.log(theta) + scipy.special.gammaln(k) + (1 - k)*scipy.special.digamma(k)",
           "k + log(theta) + lgamma(k) + (1 - k)*psi(k)", "scipy.special, in full"),
    python(right, "entropy", "Beta(a, b)", "",
           "sc.betaln(a, b) - (a - 1)*sc.psi(a) - (b - 1)*sc.psi(b) + (a + b - 2)*sc.psi(a + b)",
           "log(B(a, b)) - (a - 1)*psi(a) - (b - 1)*psi(b) + (a + b - 2)*psi(a + b)",
           "scipy.stats, _beta_mvsk"),
    python(right, "kl", "Exponential(rate_1)", "Exponential(rate_2)",
           "rate_2/rate_1 - 1 - log(rate_2/rate_1)", "rate_2/rate_1 - 1 - log(rate_2/rate_1)",
           "PyTorch, torch.distributions.kl, Exponential",
           at={"rate_1": ("5/4", "7/10"), "rate_2": ("4/5", "12/5")}),
    python(right, "kl", "Laplace(mu_1, b_1)", "Laplace(mu_2, b_2)",
           "-torch.log(b_1/b_2) + torch.abs(mu_1 - mu_2)/b_2"
           " + (b_1/b_2)*torch.exp(-abs(mu_1 - mu_2)/b_1) - 1",
           "-log(b_1/b_2) + abs(mu_1 - mu_2)/b_2 + b_1/b_2*exp(-abs(mu_1 - mu_2)/b_1) - 1",
           "PyTorch, torch.distributions.kl, Laplace"),
    python(right, "kl", "Bernoulli(p)", "Bernoulli(q)",
           "p*np.log(p/q) + (1 - p)*np.log((1 - p)/(1 - q))",
           "p*log(p/q) + (1 - p)*log((1 - p)/(1 - q))", "ageron/handson-ml2#561"),
    python(right, "kl", "Poisson(rate_1)", "Poisson(rate_2)",
           "rate_1*(log(rate_1) - log(rate_2)) - (rate_1 - rate_2)",
           "rate_1*(log(rate_1) - log(rate_2)) - (rate_1 - rate_2)",
           "PyTorch, torch.distributions.kl, Poisson",
           at={"rate_1": ("5/4", "7/10"), "rate_2": ("4/5", "12/5")}),
    python(right, "entropy", "Gumbel(beta, mu)", "", "log(beta) + np.euler_gamma + 1",
           "log(beta) + euler + 1", "scipy.stats, gumbel_r"),
    python(right, "kl", "Weibull(lambda_1, k_1)", "Weibull(lambda_2, k_2)",
           "log(k_1/lambda_1**k_1) - log(k_2/lambda_2**k_2) + (k_1 - k_2)*(log(lambda_1)"
           " - EulerGamma/k_1) + (lambda_1/lambda_2)**k_2*gamma(k_2/k_1 + 1) - 1",
           "log(k_1/lambda_1**k_1) - log(k_2/lambda_2**k_2) + (k_1 - k_2)*(log(lambda_1)"
           " - euler/k_1) + (lambda_1/lambda_2)**k_2*gamma_function(k_2/k_1 + 1) - 1",
           "SymPy"),
    python(right, "kl", "VonMises(mu, kappa)", "Uniform(0, 2*pi)",
           "kappa*iv(1, kappa)/iv(0, kappa) - np.log(iv(0, kappa))",
           "kappa*I(1, kappa)/I(0, kappa) - log(I(0, kappa))", "scipy.special.iv"),
    python(right, "entropy", "StudentT(nu)", "",
           "(nu + 1)/2*(digamma((nu + 1)/2) - digamma(nu/2)) + log(sqrt(nu)*beta(nu/2, 0.5))",
           "(nu + 1)/2*(psi((nu + 1)/2) - psi(nu/2)) + log(sqrt(nu)*B(nu/2, 1/2))",
           "scipy.stats, t"),
    # wrong
    python(wrong, "kl", N1, N2,
           "np.log2(sigma_2/sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2) - 0.5",
           "log(sigma_2/sigma_1)/log(2) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2) - 1/2",
           "log2 for log", "log base 2"),
    python(wrong, "entropy", "Gamma(k, theta)", "",
           "k - np.log(theta) + gammaln(k) + (1 - k)*digamma(k)",
           "k - log(theta) + lgamma(k) + (1 - k)*psi(k)", "numpy's scale for a rate",
           "scale read as rate", "a sign"),
    python(wrong, "kl", R1, R2,
           "(alpha_1 - alpha_2)*digamma(alpha_1) - gamma(alpha_1) + gamma(alpha_2)"
           " + alpha_2*(np.log(beta_1) - np.log(beta_2)) + alpha_1*(beta_2 - beta_1)/beta_1",
           "(alpha_1 - alpha_2)*psi(alpha_1) - gamma_function(alpha_1) + gamma_function(alpha_2)"
           " + alpha_2*(log(beta_1) - log(beta_2)) + alpha_1*(beta_2 - beta_1)/beta_1",
           "scipy.special.gamma for gammaln", "Γ for log Γ"),
    python(wrong, "kl", "Bernoulli(p)", "Bernoulli(q)",
           "p*np.log10(p/q) + (1 - p)*np.log10((1 - p)/(1 - q))",
           "(p*log(p/q) + (1 - p)*log((1 - p)/(1 - q)))/log(10)", "log10", "log base 10"),
    python(wrong, "kl", "Normal(mu, sigma)", "Normal(0, 1)",
           "-0.5 * (1 + torch.log(sigma) - mu**2 - sigma**2)",
           "-1/2*(1 + log(sigma) - mu**2 - sigma**2)", "the 2 before log σ forgotten",
           "factor ½", "an exponent"),
    python(wrong, "kl", "Poisson(lambda_1)", "Poisson(lambda_2)",
           "lambda_2*np.log(lambda_2/lambda_1) + lambda_1 - lambda_2",
           "lambda_2*log(lambda_2/lambda_1) + lambda_1 - lambda_2",
           "cokelaer/fitter#27: the order of the arguments", "p and q swapped"),
]
