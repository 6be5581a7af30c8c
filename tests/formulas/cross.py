"""More cross-entropies, and one of the three quantities taken for another."""

from formulas.entry import right, wrong

R1, R2 = "Gamma(alpha_1, rate=beta_1)", "Gamma(alpha_2, rate=beta_2)"
N1, N2 = "Normal(mu_1, variance=v_1)", "Normal(mu_2, variance=v_2)"
EULER = "γ is Euler's constant"
ENDS = {"a": ("1/5", "3/2"), "b": ("9/10", "7/2")}

FORMULAS = [
    right("cross-entropy", N1, N2,
          r"H(P,Q)=\frac12\ln(2\pi v_2)+\frac{v_1+(\mu_1-\mu_2)^2}{2v_2}",
          "1/2*log(2*pi*v_2) + (v_1 + (mu_1 - mu_2)**2)/(2*v_2)",
          "C. Bishop (2006), Gaussian likelihood, in expectation"),
    right("cross-entropy", "Normal(mu, sigma)", "Laplace(mu, b)",
          r"\ln(2b)+\frac{\sigma}{b}\sqrt{\frac{2}{\pi}}", "log(2*b) + sigma/b*sqrt(2/pi)",
          "by E|X − μ|"),
    right("cross-entropy", "Poisson(lambda_1)", "NegativeBinomial(1, p_2)",
          r"-\log p_2-\lambda_1\log(1-p_2)", "-log(p_2) - lambda_1*log(1 - p_2)",
          "by the mean, r = 1"),
    right("cross-entropy", "Categorical(p)", "Categorical(q)",
          r"-\sum_{i=1}^{K}p_i\log q_i",
          "-sum(p[int(i)]*log(q[int(i)]) for i in range(0, len(p)))",
          "Wikipedia, Cross-entropy",
          at={"p": (("1/2", "1/5", "3/10"), ("1/10", "3/5", "3/10")),
              "q": (("1/4", "1/3", "5/12"), ("2/5", "1/7", "16/35"))}),
    right("cross-entropy", "Gumbel(beta_1, mu_1)", "Gumbel(beta_2, mu_2)",
          r"\ln\beta_2+\frac{\mu_1+\gamma\beta_1-\mu_2}{\beta_2}+e^{(\mu_2-\mu_1)/\beta_2}\,\Gamma"
          r"\!\left(1+\frac{\beta_1}{\beta_2}\right)",
          "log(beta_2) + (mu_1 + euler*beta_1 - mu_2)/beta_2 + exp((mu_2 - mu_1)/beta_2)"
          "*gamma_function(1 + beta_1/beta_2)", "M. Gil (2011), appendix", note=EULER),
    right("cross-entropy", "Weibull(lambda_1, k_1)", "Weibull(lambda_2, k_2)",
          r"-\ln\frac{k_2}{\lambda_2}-(k_2-1)\left[\ln\frac{\lambda_1}{\lambda_2}-\frac{\gamma}"
          r"{k_1}\right]+\left(\frac{\lambda_1}{\lambda_2}\right)^{k_2}\Gamma\left(1+\frac{k_2}"
          r"{k_1}\right)",
          "-log(k_2/lambda_2) - (k_2 - 1)*(log(lambda_1/lambda_2) - euler/k_1)"
          " + (lambda_1/lambda_2)**k_2*gamma_function(1 + k_2/k_1)",
          "C. Bauckhage (2013), the second integral", note=EULER),
    right("cross-entropy", "Binomial(n, p_1)", "Binomial(n, p_2)",
          r"-\sum_{k=0}^n\binom{n}{k}p_1^k(1-p_1)^{n-k}\ln\binom{n}{k}-np_1\ln p_2-n(1-p_1)\ln("
          r"1-p_2)",
          "-sum(binomial(n, k)*p_1**k*(1 - p_1)**(n - k)*log(binomial(n, k))"
          " for k in range(0, n + 1)) - n*p_1*log(p_2) - n*(1 - p_1)*log(1 - p_2)",
          "StatProofBook, bin-kl, its second sum"),
    right("cross-entropy", "InverseGamma(a_1, b_1)", "InverseGamma(a_2, b_2)",
          r"-a_2\ln b_2+\ln\Gamma(a_2)+(a_2+1)\left(\ln b_1-\psi(a_1)\right)+\frac{b_2a_1}{b_1}",
          "-a_2*log(b_2) + lgamma(a_2) + (a_2 + 1)*(log(b_1) - psi(a_1)) + b_2*a_1/b_1",
          "A. Llera, C. Beckmann (2016)"),
    right("cross-entropy", "Uniform(a, b)", "Normal(mu, sigma)",
          r"\frac12\ln 2\pi\sigma^2+\frac{\frac{1}{12}(b-a)^2+\left(\frac{a+b}{2}-\mu\right)^2}{2"
          r"\sigma^2}",
          "1/2*log(2*pi*sigma**2) + (1/12*(b - a)**2 + ((a + b)/2 - mu)**2)/(2*sigma**2)",
          "by mean and variance", at=ENDS),
    right("cross-entropy", "Rayleigh(sigma_1)", "Rayleigh(sigma_2)",
          r"2\ln\sigma_2-\ln\sigma_1-\frac12(\ln 2-\gamma)+\frac{\sigma_1^2}{\sigma_2^2}",
          "2*log(sigma_2) - log(sigma_1) - 1/2*(log(2) - euler) + sigma_1**2/sigma_2**2",
          "M. Gil (2011), appendix", note=EULER),
    right("entropy", "NegativeBinomial(1, p)", "",
          r"\frac{-p\ln p-(1-p)\ln(1-p)}{p}",
          "(-p*log(p) - (1 - p)*log(1 - p))/p", "Geometric0 by another name"),
    # wrong
    wrong("entropy", "Normal(mu_1, sigma_1)", "",
          r"\frac12\log(2\pi\sigma_1^2)+\frac{\sigma_1^2+\mu_1^2}{2\sigma_1^2}",
          "1/2*log(2*pi*sigma_1**2) + (sigma_1**2 + mu_1**2)/(2*sigma_1**2)",
          "the mean not taken off", "an extra term"),
    wrong("kl", "Gamma(k_1, theta_1)", "Gamma(k_2, theta_2)",
          r"k_1+\ln\theta_1+\ln\Gamma(k_1)+(1-k_1)\psi(k_1)",
          "k_1 + log(theta_1) + lgamma(k_1) + (1 - k_1)*psi(k_1)", "the entropy of p",
          "entropy for KL"),
    wrong("kl", R1, R2,
          r"\ln\Gamma(\alpha_2)-\alpha_2\ln\beta_2-(\alpha_2-1)\left[\psi(\alpha_1)-\ln\beta_1"
          r"\right]+\frac{\beta_2\alpha_1}{\beta_1}",
          "lgamma(alpha_2) - alpha_2*log(beta_2) - (alpha_2 - 1)*(psi(alpha_1) - log(beta_1))"
          " + beta_2*alpha_1/beta_1", "W. Penny (2001), one integral of two",
          "cross-entropy for KL"),
    wrong("cross-entropy", "Exponential(lambda_1)", "Exponential(lambda_2)",
          r"\ln\frac{\lambda_1}{\lambda_2}+\frac{\lambda_2}{\lambda_1}-1",
          "log(lambda_1/lambda_2) + lambda_2/lambda_1 - 1", "the divergence",
          "KL for cross-entropy"),
    wrong("cross-entropy", "Exponential(lambda_1)", "Exponential(lambda_2)", r"1-\ln\lambda_2",
          "1 - log(lambda_2)", "the entropy of q", "entropy for cross-entropy"),
    wrong("cross-entropy", N1, N2,
          r"\frac12\ln(2\pi v_2^2)+\frac{v_1^2+(\mu_1-\mu_2)^2}{2v_2^2}",
          "1/2*log(2*pi*v_2**2) + (v_1**2 + (mu_1 - mu_2)**2)/(2*v_2**2)",
          "squares of variances", "variance read as standard deviation"),
    wrong("cross-entropy", "Rayleigh(sigma_1)", "Rayleigh(sigma_2)",
          r"2\ln\sigma_2-\ln\sigma_1-\frac12(\ln 2+\gamma)+\frac{\sigma_1^2}{\sigma_2^2}",
          "2*log(sigma_2) - log(sigma_1) - 1/2*(log(2) + euler) + sigma_1**2/sigma_2**2",
          "the sign of γ", "a sign", "a lost additive constant", note=EULER),
    wrong("cross-entropy", "Geometric(p_1)", "Geometric(p_2)", r"-\ln p_2-\frac{1}{p_1}\ln(1-p_2)",
          "-log(p_2) - 1/p_1*log(1 - p_2)", "the mean of k for that of k − 1",
          "another support", "an extra term"),
    wrong("cross-entropy", "Laplace(mu_1, b_1)", "Laplace(mu_2, b_2)",
          r"\ln(2b_2)+\frac{|\mu_1-\mu_2|+b_1e^{|\mu_1-\mu_2|/b_1}}{b_2}",
          "log(2*b_2) + (abs(mu_1 - mu_2) + b_1*exp(abs(mu_1 - mu_2)/b_1))/b_2",
          "the minus of the exponent lost", "a sign"),
    wrong("entropy", "Weibull(lambda, k)", "",
          r"\gamma\left(1-\frac1k\right)+\log_2\frac{\lambda}{k}+1",
          "euler*(1 - 1/k) + log(lambda/k)/log(2) + 1", "bits in one term", "log base 2",
          note=EULER),
    wrong("entropy", "NegativeBinomial(1, p)", "", r"\frac{-p\ln p-(1-p)\ln(1-p)}{1-p}",
          "(-p*log(p) - (1 - p)*log(1 - p))/(1 - p)", "p for failure", "success read as failure"),
    wrong("entropy", "LogNormal(mu, variance=v)", "", r"\mu+\frac12\ln(2\pi e v^2)",
          "mu + 1/2*log(2*pi*e*v**2)", "σ² squared", "variance read as standard deviation"),
    wrong("entropy", "HalfNormal(sigma)", "", r"\frac12\ln\frac{\pi\sigma}{2}+\frac12",
          "1/2*log(pi*sigma/2) + 1/2", "σ for σ²", "standard deviation read as variance",
          "an exponent"),
    wrong("entropy", "Maxwell(a)", "", r"\ln(a\sqrt{2\pi})+\psi(1)-\frac12",
          "log(a*sqrt(2*pi)) + psi(1) - 1/2", "ψ(1) is −γ", "a sign",
          "a lost additive constant"),
    wrong("entropy", "Poisson(lambda)", "", r"\frac12\ln(2\pi e\lambda)",
          "1/2*log(2*pi*e*lambda)", "a normal approximation", "a lost term", "an extra term",
          note="no slip makes it right: an approximation"),
    wrong("kl", "Frechet(a_1, s_1, 0)", "Frechet(a_2, s_2, 0)",
          r"\ln\frac{a_2 s_2^{a_2}}{a_1 s_1^{a_1}}-(a_2-a_1)\left[\ln s_2+\frac{\gamma}{a_2}\right]"
          r"+\left(\frac{s_1}{s_2}\right)^{a_1}\Gamma\left(1+\frac{a_1}{a_2}\right)-1",
          "log(a_2*s_2**a_2/(a_1*s_1**a_1)) - (a_2 - a_1)*(log(s_2) + euler/a_2)"
          " + (s_1/s_2)**a_1*gamma_function(1 + a_1/a_2) - 1",
          "KL(q‖p)", "p and q swapped", note=EULER),
    wrong("kl", "LogitNormal(mu_1, s_1)", "LogitNormal(mu_2, s_2)",
          r"\ln\frac{s_2}{s_1}+\frac{s_1^2+\mu_1-\mu_2}{2s_2^2}-\frac12",
          "log(s_2/s_1) + (s_1**2 + mu_1 - mu_2)/(2*s_2**2) - 1/2", "the square lost",
          "an exponent"),
]
