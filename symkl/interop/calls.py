"""The same law with the same parameters in other libraries: one table, family by library.

The letters are the family's own parameters: ``gamma(a=k, scale=theta)`` is Gamma(k, theta) in
SciPy (scipy.stats), PyTorch is torch.distributions, TFP tensorflow_probability.distributions,
NumPyro numpyro.distributions, Julia Distributions.jl. A library that is not named has not got the
law under one name. The rows of SciPy, and of PyTorch, TFP and NumPyro where they are installed, are
tested by evaluating them; those of Julia are not evaluated.
"""

CALLS = {
    "Arcsin": {
        "SciPy": "arcsine(loc=a, scale=b - a)",
        "Julia": "Arcsine(a, b)",
    },
    "Bernoulli": {
        "SciPy": "bernoulli(p)",
        "PyTorch": "Bernoulli(probs=p)",
        "TFP": "Bernoulli(probs=p)",
        "NumPyro": "Bernoulli(probs=p)",
        "Julia": "Bernoulli(p)",
    },
    "Beta": {
        "SciPy": "beta(a=alpha, b=beta)",
        "PyTorch": "Beta(concentration1=alpha, concentration0=beta)",
        "TFP": "Beta(concentration1=alpha, concentration0=beta)",
        "NumPyro": "Beta(concentration1=alpha, concentration0=beta)",
        "Julia": "Beta(alpha, beta)",
    },
    "BetaBinomial": {
        "SciPy": "betabinom(n=n, a=alpha, b=beta)",
        "TFP": "BetaBinomial(total_count=n, concentration1=alpha, concentration0=beta)",
        "NumPyro": "BetaBinomial(concentration1=alpha, concentration0=beta, total_count=n)",
        "Julia": "BetaBinomial(n, alpha, beta)",
    },
    "BetaPrime": {
        "SciPy": "betaprime(a=alpha, b=beta)",
        "Julia": "BetaPrime(alpha, beta)",
    },
    "Binomial": {
        "SciPy": "binom(n=n, p=p)",
        "PyTorch": "Binomial(total_count=n, probs=p)",
        "TFP": "Binomial(total_count=n, probs=p)",
        "NumPyro": "Binomial(total_count=n, probs=p)",
        "Julia": "Binomial(n, p)",
    },
    "BoundedPareto": {
        "SciPy": "truncpareto(b=alpha, c=right / left, scale=left)",
        "NumPyro": "DoublyTruncatedPowerLaw(alpha=-alpha - 1, low=left, high=right)",
    },
    "Categorical": {
        "SciPy": "rv_discrete(values=(range(len(p)), p))",
        "PyTorch": "Categorical(probs=p)",
        "TFP": "Categorical(probs=p)",
        "NumPyro": "Categorical(probs=p)",
        "Julia": "Categorical(p) - 1",
    },
    "Cauchy": {
        "SciPy": "cauchy(loc=x0, scale=gamma)",
        "PyTorch": "Cauchy(loc=x0, scale=gamma)",
        "TFP": "Cauchy(loc=x0, scale=gamma)",
        "NumPyro": "Cauchy(loc=x0, scale=gamma)",
        "Julia": "Cauchy(x0, gamma)",
    },
    "Chi": {
        "SciPy": "chi(df=k)",
        "TFP": "Chi(df=k)",
        "Julia": "Chi(k)",
    },
    "ChiSquared": {
        "SciPy": "chi2(df=k)",
        "PyTorch": "Chi2(df=k)",
        "TFP": "Chi2(df=k)",
        "NumPyro": "Chi2(df=k)",
        "Julia": "Chisq(k)",
    },
    "ContinuousBernoulli": {
        "PyTorch": "ContinuousBernoulli(probs=p)",
        "TFP": "ContinuousBernoulli(probs=p)",
    },
    "Dagum": {
        "SciPy": "burr(c=a, d=p, scale=b)",
        "NumPyro": "Dagum(concentration=p, sharpness=a, scale=b)",
    },
    "Die": {
        "SciPy": "randint(low=1, high=sides + 1)",
        "NumPyro": "DiscreteUniform(low=1, high=sides)",
        "Julia": "DiscreteUniform(1, sides)",
    },
    "DiscreteUniform": {
        "SciPy": "randint(low=a, high=b + 1)",
        "NumPyro": "DiscreteUniform(low=a, high=b)",
        "Julia": "DiscreteUniform(a, b)",
    },
    "Erlang": {
        "SciPy": "erlang(a=k, scale=1 / l)",
        "PyTorch": "Gamma(concentration=k, rate=l)",
        "TFP": "Gamma(concentration=k, rate=l)",
        "NumPyro": "Gamma(concentration=k, rate=l)",
        "Julia": "Erlang(k, 1 / l)",
    },
    "ExGaussian": {
        "SciPy": "exponnorm(K=1 / (std * rate), loc=mean, scale=std)",
        "TFP": "ExponentiallyModifiedGaussian(loc=mean, scale=std, rate=rate)",
    },
    "Exponential": {
        "SciPy": "expon(scale=1 / rate)",
        "PyTorch": "Exponential(rate=rate)",
        "TFP": "Exponential(rate=rate)",
        "NumPyro": "Exponential(rate=rate)",
        "Julia": "Exponential(1 / rate)",
    },
    "ExponentialPower": {
        "SciPy": "gennorm(beta=beta, loc=mu, scale=alpha)",
        "TFP": "GeneralizedNormal(loc=mu, scale=alpha, power=beta)",
        "Julia": "PGeneralizedGaussian(mu, alpha, beta)",
    },
    "FDistribution": {
        "SciPy": "f(dfn=d1, dfd=d2)",
        "PyTorch": "FisherSnedecor(df1=d1, df2=d2)",
        "Julia": "FDist(d1, d2)",
    },
    "Frechet": {
        "SciPy": "invweibull(c=a, loc=m, scale=s)",
        "TFP": "GeneralizedExtremeValue(loc=m + s, scale=s / a, concentration=1 / a)",
        "Julia": "Frechet(a, s)",
    },
    "Gamma": {
        "SciPy": "gamma(a=k, scale=theta)",
        "PyTorch": "Gamma(concentration=k, rate=1 / theta)",
        "TFP": "Gamma(concentration=k, rate=1 / theta)",
        "NumPyro": "Gamma(concentration=k, rate=1 / theta)",
        "Julia": "Gamma(k, theta)",
    },
    "GammaInverse": {
        "SciPy": "invgamma(a=a, scale=b)",
        "PyTorch": "InverseGamma(concentration=a, rate=b)",
        "TFP": "InverseGamma(concentration=a, scale=b)",
        "NumPyro": "InverseGamma(concentration=a, rate=b)",
        "Julia": "InverseGamma(a, b)",
    },
    "GaussianInverse": {
        "SciPy": "invgauss(mu=mean / shape, scale=shape)",
        "TFP": "InverseGaussian(loc=mean, concentration=shape)",
        "Julia": "InverseGaussian(mean, shape)",
    },
    "GeneralizedGamma": {
        "SciPy": "gengamma(a=d / p, c=p, scale=a)",
    },
    "Geometric": {
        "SciPy": "geom(p)",
        "Julia": "Geometric(p) + 1",
    },
    "Geometric0": {
        "SciPy": "geom(p, loc=-1)",
        "PyTorch": "Geometric(probs=p)",
        "TFP": "Geometric(probs=p)",
        "NumPyro": "Geometric(probs=p)",
        "Julia": "Geometric(p)",
    },
    "Gompertz": {
        "SciPy": "gompertz(c=eta, scale=1 / b)",
        "NumPyro": "Gompertz(concentration=eta, rate=b)",
    },
    "Gumbel": {
        "SciPy": "gumbel_r(loc=mu, scale=beta)",
        "PyTorch": "Gumbel(loc=mu, scale=beta)",
        "TFP": "Gumbel(loc=mu, scale=beta)",
        "NumPyro": "Gumbel(loc=mu, scale=beta)",
        "Julia": "Gumbel(mu, beta)",
    },
    "HalfCauchy": {
        "SciPy": "halfcauchy(scale=gamma)",
        "PyTorch": "HalfCauchy(scale=gamma)",
        "TFP": "HalfCauchy(loc=0.0, scale=gamma)",
        "NumPyro": "HalfCauchy(scale=gamma)",
        "Julia": "truncated(Cauchy(0, gamma); lower=0)",
    },
    "HalfNormal": {
        "SciPy": "halfnorm(scale=sigma)",
        "PyTorch": "HalfNormal(scale=sigma)",
        "TFP": "HalfNormal(scale=sigma)",
        "NumPyro": "HalfNormal(scale=sigma)",
        "Julia": "truncated(Normal(0, sigma); lower=0)",
    },
    "Hypergeometric": {
        "SciPy": "hypergeom(M=N, n=m, N=n)",
        "Julia": "Hypergeometric(m, N - m, n)",
    },
    "Kumaraswamy": {
        "PyTorch": "Kumaraswamy(concentration1=a, concentration0=b)",
        "TFP": "Kumaraswamy(concentration1=a, concentration0=b)",
        "NumPyro": "Kumaraswamy(concentration1=a, concentration0=b)",
        "Julia": "Kumaraswamy(a, b)",
    },
    "Laplace": {
        "SciPy": "laplace(loc=mu, scale=b)",
        "PyTorch": "Laplace(loc=mu, scale=b)",
        "TFP": "Laplace(loc=mu, scale=b)",
        "NumPyro": "Laplace(loc=mu, scale=b)",
        "Julia": "Laplace(mu, b)",
    },
    "Levy": {
        "SciPy": "levy(loc=mu, scale=c)",
        "NumPyro": "Levy(loc=mu, scale=c)",
        "Julia": "Levy(mu, c)",
    },
    "LogLogistic": {
        "SciPy": "fisk(c=beta, scale=alpha)",
        "TFP": "LogLogistic(loc=log(alpha), scale=1 / beta)",
        "Julia": "LogLogistic(alpha, beta)",
    },
    "LogNormal": {
        "SciPy": "lognorm(s=std, scale=exp(mean))",
        "PyTorch": "LogNormal(loc=mean, scale=std)",
        "TFP": "LogNormal(loc=mean, scale=std)",
        "NumPyro": "LogNormal(loc=mean, scale=std)",
        "Julia": "LogNormal(mean, std)",
    },
    "Logarithmic": {
        "SciPy": "logser(p)",
    },
    "Logistic": {
        "SciPy": "logistic(loc=mu, scale=s)",
        "TFP": "Logistic(loc=mu, scale=s)",
        "NumPyro": "Logistic(loc=mu, scale=s)",
        "Julia": "Logistic(mu, s)",
    },
    "LogitNormal": {
        "SciPy": "johnsonsb(a=-mu / s, b=1 / s)",
        "TFP": "LogitNormal(loc=mu, scale=s)",
        "Julia": "LogitNormal(mu, s)",
    },
    "Lomax": {
        "SciPy": "lomax(c=alpha, scale=lamda)",
        "PyTorch": "GeneralizedPareto(loc=0.0, scale=lamda / alpha, concentration=1 / alpha)",
        "TFP": "GeneralizedPareto(loc=0.0, scale=lamda / alpha, concentration=1 / alpha)",
        "Julia": "GeneralizedPareto(0, lamda / alpha, 1 / alpha)",
    },
    "Maxwell": {
        "SciPy": "maxwell(scale=a)",
    },
    "Moyal": {
        "SciPy": "moyal(loc=mu, scale=sigma)",
        "TFP": "Moyal(loc=mu, scale=sigma)",
    },
    "Nakagami": {
        "SciPy": "nakagami(nu=mu, scale=sqrt(omega))",
    },
    "NegativeBinomial": {
        "SciPy": "nbinom(n=r, p=p)",
        "PyTorch": "NegativeBinomial(total_count=r, probs=1 - p)",
        "TFP": "NegativeBinomial(total_count=r, probs=1 - p)",
        "NumPyro": "NegativeBinomial(total_count=r, probs=1 - p)",
        "Julia": "NegativeBinomial(r, p)",
    },
    "Normal": {
        "SciPy": "norm(loc=mean, scale=std)",
        "PyTorch": "Normal(loc=mean, scale=std)",
        "TFP": "Normal(loc=mean, scale=std)",
        "NumPyro": "Normal(loc=mean, scale=std)",
        "Julia": "Normal(mean, std)",
    },
    "Pareto": {
        "SciPy": "pareto(b=alpha, scale=xm)",
        "PyTorch": "Pareto(scale=xm, alpha=alpha)",
        "TFP": "Pareto(concentration=alpha, scale=xm)",
        "NumPyro": "Pareto(scale=xm, alpha=alpha)",
        "Julia": "Pareto(alpha, xm)",
    },
    "Poisson": {
        "SciPy": "poisson(mu=lamda)",
        "PyTorch": "Poisson(rate=lamda)",
        "TFP": "Poisson(rate=lamda)",
        "NumPyro": "Poisson(rate=lamda)",
        "Julia": "Poisson(lamda)",
    },
    "PowerFunction": {
        "SciPy": "powerlaw(a=alpha, loc=a, scale=b - a)",
    },
    "RaisedCosine": {
        "SciPy": "cosine(loc=mu, scale=s / pi)",
        "Julia": "Cosine(mu, s)",
    },
    "Rayleigh": {
        "SciPy": "rayleigh(scale=sigma)",
        "Julia": "Rayleigh(sigma)",
    },
    "Reciprocal": {
        "SciPy": "loguniform(a=a, b=b)",
        "NumPyro": "LogUniform(low=a, high=b)",
        "Julia": "LogUniform(a, b)",
    },
    "Skellam": {
        "SciPy": "skellam(mu1=mu1, mu2=mu2)",
        "TFP": "Skellam(rate1=mu1, rate2=mu2)",
        "Julia": "Skellam(mu1, mu2)",
    },
    "StudentT": {
        "SciPy": "t(df=nu)",
        "PyTorch": "StudentT(df=nu)",
        "TFP": "StudentT(df=nu, loc=0.0, scale=1.0)",
        "NumPyro": "StudentT(df=nu)",
        "Julia": "TDist(nu)",
    },
    "Triangular": {
        "SciPy": "triang(c=(c - a) / (b - a), loc=a, scale=b - a)",
        "TFP": "Triangular(low=a, high=b, peak=c)",
        "Julia": "TriangularDist(a, b, c)",
    },
    "TruncatedNormal": {
        "SciPy": "truncnorm(a=(a - mean) / std, b=(b - mean) / std, loc=mean, scale=std)",
        "TFP": "TruncatedNormal(loc=mean, scale=std, low=a, high=b)",
        "NumPyro": "TruncatedNormal(loc=mean, scale=std, low=a, high=b)",
        "Julia": "truncated(Normal(mean, std), a, b)",
    },
    "Uniform": {
        "SciPy": "uniform(loc=left, scale=right - left)",
        "PyTorch": "Uniform(low=left, high=right)",
        "TFP": "Uniform(low=left, high=right)",
        "NumPyro": "Uniform(low=left, high=right)",
        "Julia": "Uniform(left, right)",
    },
    "VonMises": {
        "SciPy": "vonmises(kappa=k, loc=mu)",
        "PyTorch": "VonMises(loc=mu, concentration=k)",
        "TFP": "VonMises(loc=mu, concentration=k)",
        "NumPyro": "VonMises(loc=mu, concentration=k)",
        "Julia": "VonMises(mu, k)",
    },
    "Weibull": {
        "SciPy": "weibull_min(c=beta, scale=alpha)",
        "PyTorch": "Weibull(scale=alpha, concentration=beta)",
        "TFP": "Weibull(concentration=beta, scale=alpha)",
        "NumPyro": "Weibull(scale=alpha, concentration=beta)",
        "Julia": "Weibull(beta, alpha)",
    },
    "WignerSemicircle": {
        "SciPy": "semicircular(scale=R)",
        "Julia": "Semicircle(R)",
    },
    "YuleSimon": {
        "SciPy": "yulesimon(alpha=rho)",
    },
    "Zeta": {
        "SciPy": "zipf(a=s)",
        "TFP": "Zipf(power=s)",
    },
}
