"""Pareto, Lomax and others with power tails."""

from formulas.entry import right, wrong

P1, P2 = "Pareto(m_1, alpha_1)", "Pareto(m_2, alpha_2)"
ENDS = {"m_1": ("3/2", "5/2"), "m_2": ("6/5", "3/4")}
EULER = "γ is Euler's constant"

FORMULAS = [
    right("kl", P1, P2,
          r"\log\left(\frac{m_1}{m_2}\right)^{\alpha_2}+\log\frac{\alpha_1}{\alpha_2}+\frac{"
          r"\alpha_2-\alpha_1}{\alpha_1}",
          "alpha_2*log(m_1/m_2) + log(alpha_1/alpha_2) + (alpha_2 - alpha_1)/alpha_1",
          "M. Gil (2011), table 2.4", at=ENDS, silent=True,
          note="∞ for m₁ < m₂; the power belongs to the ratio, not to its logarithm"),
    right("kl", P1, P2,
          r"\begin{cases}\alpha_2\ln\frac{m_1}{m_2}+\ln\frac{\alpha_1}{\alpha_2}+\frac{\alpha_2}"
          r"{\alpha_1}-1 & \text{if } m_1\ge m_2\\ \infty & \text{otherwise}\end{cases}",
          "alpha_2*log(m_1/m_2) + log(alpha_1/alpha_2) + alpha_2/alpha_1 - 1"
          " if m_1 >= m_2 else inf",
          "PyTorch, torch.distributions.kl, Pareto and Pareto", at=ENDS),
    right("kl", "Pareto(x_m, alpha_1)", "Pareto(x_m, alpha_2)",
          r"\ln\frac{\alpha_1}{\alpha_2}+\frac{\alpha_2}{\alpha_1}-1",
          "log(alpha_1/alpha_2) + alpha_2/alpha_1 - 1", "M. Gil (2011), equal ends"),
    right("entropy", "Pareto(x_m, alpha)", "",
          r"\log\left(\left(\frac{x_\mathrm{m}}{\alpha}\right)\,e^{1+\tfrac{1}{\alpha}}\right)",
          "log(x_m/alpha*exp(1 + 1/alpha))", "Wikipedia, Pareto distribution"),
    right("entropy", "Pareto(x_m, k)", "",
          r"\ln \frac{x_m}{k} + 1 + \frac 1 k", "log(x_m/k) + 1 + 1/k",
          "T. Cover, J. Thomas, table 17.1"),
    right("cross-entropy", P1, P2,
          r"-\ln\alpha_2-\alpha_2\ln m_2+(\alpha_2+1)\left(\ln m_1+\frac1{\alpha_1}\right)",
          "-log(alpha_2) - alpha_2*log(m_2) + (alpha_2 + 1)*(log(m_1) + 1/alpha_1)",
          "by the mean of the logarithm", at=ENDS, silent=True, note="∞ for m₁ < m₂"),
    right("kl", "Pareto(x_m, alpha)", "Exponential(lambda)",
          r"\ln\frac{\alpha}{\lambda x_m}-\frac{1}{\alpha}-1+\frac{\lambda\alpha x_m}{\alpha-1}",
          "log(alpha/(lambda*x_m)) - 1/alpha - 1 + lambda*alpha*x_m/(alpha - 1)",
          "PyTorch, torch.distributions.kl, Pareto and Exponential", silent=True,
          note="∞ for α ≤ 1"),
    right("kl", "Pareto(x_m, alpha)", "Exponential(lambda)",
          r"\begin{cases}"
          r"\ln\frac{\alpha}{\lambda x_m}-\frac{1}{\alpha}-1+\frac{\lambda\alpha x_m}{\alpha-1}, "
          r"& \alpha > 1, \\ +\infty, & \alpha \le 1 \end{cases}",
          "log(alpha/(lambda*x_m)) - 1/alpha - 1 + lambda*alpha*x_m/(alpha - 1)"
          " if alpha > 1 else inf",
          "PyTorch, torch.distributions.kl, with its condition"),
    right("kl", "Pareto(x_m, alpha_1)", "Gamma(alpha_2, rate=beta_2)",
          r"\ln\alpha_1-\alpha_2\left(\ln x_m+\frac{1}{\alpha_1}\right)+\ln\Gamma(\alpha_2)-"
          r"\alpha_2\ln\beta_2+\frac{\beta_2\alpha_1x_m}{\alpha_1-1}-1",
          "log(alpha_1) - alpha_2*(log(x_m) + 1/alpha_1) + lgamma(alpha_2)"
          " - alpha_2*log(beta_2) + beta_2*alpha_1*x_m/(alpha_1 - 1) - 1",
          "PyTorch, torch.distributions.kl, Pareto and Gamma", silent=True,
          note="∞ for α₁ ≤ 1"),
    right("kl", "Pareto(x_m, alpha)", "Normal(mu, sigma)",
          r"\ln\frac{\sqrt{2\pi}\,\sigma\alpha}{x_m}-\frac1\alpha-1+\frac{1}{2\sigma^2}\left["
          r"\frac{\alpha x_m^2}{(\alpha-1)^2(\alpha-2)}+\left(\frac{\alpha x_m}{\alpha-1}-\mu"
          r"\right)^2\right]",
          "log(sqrt(2*pi)*sigma*alpha/x_m) - 1/alpha - 1 + 1/(2*sigma**2)"
          "*(alpha*x_m**2/((alpha - 1)**2*(alpha - 2)) + (alpha*x_m/(alpha - 1) - mu)**2)",
          "PyTorch, torch.distributions.kl, Pareto and Normal", silent=True,
          note="∞ for α ≤ 2", at={"alpha": ("7/2", "5")}),
    right("entropy", "Lomax(alpha, lambda)", "",
          r"1 + \frac{1}{\alpha} - \log\frac{\alpha}{\lambda}", "1 + 1/alpha - log(alpha/lambda)",
          "Wikipedia, Lomax distribution"),
    right("kl", "Lomax(alpha_1, lambda)", "Lomax(alpha_2, lambda)",
          r"\ln\frac{\alpha_1}{\alpha_2}+\frac{\alpha_2-\alpha_1}{\alpha_1}",
          "log(alpha_1/alpha_2) + (alpha_2 - alpha_1)/alpha_1",
          "an exponential law of log(1 + X/λ)"),
    right("kl", "Lomax(alpha, lambda)", "Exponential(theta)",
          r"\ln\frac{\alpha}{\lambda\theta}-1-\frac1\alpha+\frac{\theta\lambda}{\alpha-1}",
          "log(alpha/(lambda*theta)) - 1 - 1/alpha + theta*lambda/(alpha - 1)",
          "by the mean of the Lomax law", silent=True, note="∞ for α ≤ 1"),
    right("entropy", "LogLogistic(alpha, beta)", "",
          r"\ln\alpha-\ln\beta+2", "log(alpha) - log(beta) + 2",
          "Wikipedia, Log-logistic distribution"),
    right("entropy", "BoundedPareto(alpha, a, b)", "",
          r"\ln\frac{1-(a/b)^\alpha}{\alpha a^\alpha}+(\alpha+1)\left[\frac1\alpha+\frac{\ln a-"
          r"(a/b)^\alpha\ln b}{1-(a/b)^\alpha}\right]",
          "log((1 - (a/b)**alpha)/(alpha*a**alpha)) + (alpha + 1)*(1/alpha + (log(a)"
          " - (a/b)**alpha*log(b))/(1 - (a/b)**alpha))",
          "by the mean of log X", at={"a": ("3/5", "2"), "b": ("7/4", "9")}),
    right("entropy", "Reciprocal(a, b)", "",
          r"\frac12\ln(ab)+\ln\ln\frac{b}{a}", "1/2*log(a*b) + log(log(b/a))",
          "SciPy, loguniform", at={"a": ("3/5", "2"), "b": ("7/4", "9")}),
    # wrong
    wrong("kl", P1, P2,
          r"\alpha_1\log\frac{m_1}{m_2}+\log\frac{\alpha_1}{\alpha_2}+\frac{\alpha_2-\alpha_1}"
          r"{\alpha_1}",
          "alpha_1*log(m_1/m_2) + log(alpha_1/alpha_2) + (alpha_2 - alpha_1)/alpha_1",
          "the other exponent", "an index", at=ENDS),
    wrong("kl", P1, P2,
          r"\alpha_2\log\frac{m_2}{m_1}+\log\frac{\alpha_1}{\alpha_2}+\frac{\alpha_2}{\alpha_1}-1",
          "alpha_2*log(m_2/m_1) + log(alpha_1/alpha_2) + alpha_2/alpha_1 - 1",
          "the ratio upside down", "a sign", at=ENDS),
    wrong("kl", "Pareto(x_m, alpha_1)", "Pareto(x_m, alpha_2)",
          r"\ln\frac{\alpha_2}{\alpha_1}+\frac{\alpha_1}{\alpha_2}-1",
          "log(alpha_2/alpha_1) + alpha_1/alpha_2 - 1", "KL(q‖p)", "p and q swapped"),
    wrong("entropy", "Pareto(x_m, alpha)", "",
          r"\ln\frac{\alpha}{x_m}+\frac{1}{x_m}+1", "log(alpha/x_m) + 1/x_m + 1",
          "Pareto(α, x_m) against Pareto(x_m, α)", "parameters in another order"),
    wrong("entropy", "Pareto(x_m, alpha)", "", r"\ln\frac{x_m}{\alpha}+\frac1\alpha",
          "log(x_m/alpha) + 1/alpha", "the 1 lost", "a lost additive constant"),
    wrong("entropy", "Lomax(alpha, lambda)", "", r"1+\frac1\alpha+\ln\frac\alpha\lambda",
          "1 + 1/alpha + log(alpha/lambda)", "a sign", "a sign", "scale read as rate"),
    wrong("kl", "Pareto(x_m, alpha)", "Exponential(lambda)",
          r"\ln\frac{\alpha}{\lambda x_m}-\frac1\alpha-1+\frac{\alpha x_m}{\lambda(\alpha-1)}",
          "log(alpha/(lambda*x_m)) - 1/alpha - 1 + alpha*x_m/(lambda*(alpha - 1))",
          "the rate on the wrong side in one term", "an exponent", "rate read as scale"),
    wrong("entropy", "LogLogistic(alpha, beta)", "", r"\ln\beta-\ln\alpha+2",
          "log(beta) - log(alpha) + 2", "shape and scale exchanged",
          "parameters in another order", "a sign"),
]
