"""A second hundred that no one had looked at while the reader and the slips were made.

Written from memory of textbooks, papers and code, then measured: what failed was repaired as a
class. The first half is right, the second has the slips that one sees.
"""

from formulas.entry import right

TEXTBOOK, PAPER, CODE, FORUM = "a textbook", "a paper's appendix", "a library's comment", "a forum"
UNIT = {"p_1": ("3/10", "9/20"), "p_2": ("16/25", "2/5")}
SHARES = {"a_1": ("3/10", "9/20"), "a_2": ("16/25", "2/5")}
BORELS = {"mu_1": ("3/10", "3/5"), "mu_2": ("2/5", "1/4")}
INSIDE = {"a": ("-1/2", "1/3"), "b": ("7/2", "9/2"), "c": ("5/4", "2")}
ABOVE = {"a": ("1/2", "4/3"), "b": ("7/2", "9/2")}
ZETAS = {"s": ("12", "10"), "s_1": ("12", "10"), "s_2": ("9", "15")}
WHOLE = {"k": ("3", "2"), "k_1": ("3", "2"), "k_2": ("2", "5")}
SHAPES = {"k_1": ("9/5", "3"), "k_2": ("5/2", "7/4")}
NORMALS = "Normal(mu_1, sigma_1)", "Normal(mu_2, sigma_2)"
GAMMAS = "Gamma(alpha_1, rate=beta_1)", "Gamma(alpha_2, rate=beta_2)"
BETAS = "Beta(alpha_1, beta_1)", "Beta(alpha_2, beta_2)"
LAPLACES = "Laplace(mu_1, b_1)", "Laplace(mu_2, b_2)"
GUMBELS = "Gumbel(beta_1, mu_1)", "Gumbel(beta_2, mu_2)"
WEIBULLS = "Weibull(lambda_1, k_1)", "Weibull(lambda_2, k_2)"
CAUCHYS = "Cauchy(mu_1, gamma_1)", "Cauchy(mu_2, gamma_2)"
MISES = "VonMises(mu_1, kappa_1)", "VonMises(mu_2, kappa_2)"
COUNTED = "NegativeBinomial(r, p_1)", "NegativeBinomial(r, p_2)"
RAYLEIGHS = "Rayleigh(sigma_1)", "Rayleigh(sigma_2)"
INVERSES = "InverseGaussian(mu_1, lambda_1)", "InverseGaussian(mu_2, lambda_2)"
MEANS = {"mu_1": ("3/10", "11/10"), "mu_2": ("6/5", "1/4")}

FORMULAS = [
    right("kl", "Normal(mu_1, variance=v_1)", "Normal(mu_2, variance=v_2)",
          r"\mathrm{KL}\left(\mathcal{N}(\mu_1,v_1)\,\|\,\mathcal{N}(\mu_2,v_2)\right)="
          r"\frac12\left[\ln\frac{v_2}{v_1}-1+\frac{v_1}{v_2}+\frac{(\mu_2-\mu_1)^2}{v_2}\right]",
          "(log(v_2/v_1) - 1 + v_1/v_2 + (mu_2-mu_1)**2/v_2)/2", TEXTBOOK),
    right("kl", "Normal(mu, sigma)", "Normal(0, 1)",
          r"-\tfrac{1}{2}\left(1+\log\sigma^{2}-\mu^{2}-\sigma^{2}\right)",
          "-(1 + 2*log(sigma) - mu**2 - sigma**2)/2", PAPER),
    right("cross-entropy", *NORMALS,
          r"H(p,q) = \frac{1}{2}\log(2\pi\sigma_2^2)+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}"
          r"{2\sigma_2^2}",
          "log(2*pi*sigma_2**2)/2 + (sigma_1**2+(mu_1-mu_2)**2)/(2*sigma_2**2)", FORUM),
    right("kl", "Normal(mu_1, precision=tau_1)", "Normal(mu_2, precision=tau_2)",
          r"\frac{1}{2}\left\{\frac{\tau_2}{\tau_1}+\tau_2(\mu_1-\mu_2)^2-1"
          r"-\ln\frac{\tau_2}{\tau_1}\right\}",
          "(tau_2/tau_1 + tau_2*(mu_1-mu_2)**2 - 1 - log(tau_2/tau_1))/2", PAPER),
    right("entropy", "Gamma(alpha, rate=beta)", "",
          r"h(X) = \alpha-\ln\beta+\ln\Gamma(\alpha)+(1-\alpha)\psi(\alpha)",
          "alpha - log(beta) + lgamma(alpha) + (1-alpha)*psi(alpha)", TEXTBOOK),
    right("kl", *GAMMAS,
          r"(\alpha_1-\alpha_2)\,\psi(\alpha_1)-\ln\frac{\Gamma(\alpha_1)}{\Gamma(\alpha_2)}"
          r"+\alpha_2\ln\frac{\beta_1}{\beta_2}+\alpha_1\frac{\beta_2-\beta_1}{\beta_1}",
          "(alpha_1-alpha_2)*psi(alpha_1) - lgamma(alpha_1) + lgamma(alpha_2)"
          " + alpha_2*log(beta_1/beta_2) + alpha_1*(beta_2-beta_1)/beta_1", TEXTBOOK),
    right("kl", "InverseGamma(a_1, b_1)", "InverseGamma(a_2, b_2)",
          r"(a_1-a_2)\Psi(a_1) - \ln\Gamma(a_1)+\ln\Gamma(a_2)+a_2(\ln b_1-\ln b_2)"
          r"+a_1\cdot\frac{b_2-b_1}{b_1}",
          "(a_1-a_2)*psi(a_1) - lgamma(a_1) + lgamma(a_2) + a_2*log(b_1/b_2)"
          " + a_1*(b_2-b_1)/b_1", PAPER),
    right("entropy", "InverseGamma(a, b)", "", r"a+\ln\bigl(b\,\Gamma(a)\bigr)-(1+a)\,\psi(a)",
          "a + log(b) + lgamma(a) - (1+a)*psi(a)", TEXTBOOK),
    right("kl", *BETAS,
          r"\begin{aligned} D_{\mathrm{KL}}(X_1\|X_2) &= \ln\frac{B(\alpha_2,\beta_2)}"
          r"{B(\alpha_1,\beta_1)}+(\alpha_1-\alpha_2)\psi(\alpha_1) \\ &\quad"
          r"+(\beta_1-\beta_2)\psi(\beta_1)+(\alpha_2-\alpha_1+\beta_2-\beta_1)"
          r"\psi(\alpha_1+\beta_1) \end{aligned}",
          "log(B(alpha_2, beta_2)/B(alpha_1, beta_1)) + (alpha_1-alpha_2)*psi(alpha_1)"
          " + (beta_1-beta_2)*psi(beta_1)"
          " + (alpha_2-alpha_1+beta_2-beta_1)*psi(alpha_1+beta_1)", TEXTBOOK),
    right("kl", "Poisson(lambda_1)", "Poisson(lambda_2)",
          r"$$\lambda_1\log\frac{\lambda_1}{\lambda_2}+\lambda_2-\lambda_1$$",
          "lambda_1*log(lambda_1/lambda_2) + lambda_2 - lambda_1", TEXTBOOK),
    right("kl", "Bernoulli(p)", "Bernoulli(q)",
          r"\operatorname{kl}(p,q)=p\log\frac pq+(1-p)\log\frac{1-p}{1-q}",
          "p*log(p/q) + (1-p)*log((1-p)/(1-q))", PAPER),
    right("kl", "Binomial(n, p)", "Binomial(n, q)",
          r"n\Bigl(p\ln{p\over q}+(1-p)\ln{1-p\over 1-q}\Bigr)",
          "n*(p*log(p/q) + (1-p)*log((1-p)/(1-q)))", FORUM),
    right("entropy", "Geometric(p)", "", r"\frac{-(1-p)\ln(1-p)-p\ln p}{p}",
          "(-(1-p)*log(1-p) - p*log(p))/p", TEXTBOOK),
    right("kl", "Geometric(p_1)", "Geometric(p_2)",
          r"\log\frac{p_1}{p_2}+\left(\frac1{p_1}-1\right)\log\frac{1-p_1}{1-p_2}",
          "log(p_1/p_2) + (1/p_1-1)*log((1-p_1)/(1-p_2))", FORUM, at=UNIT),
    right("kl", *LAPLACES,
          r"\log\frac{b_2}{b_1}+\frac{\lvert\mu_1-\mu_2\rvert}{b_2}+\frac{b_1}{b_2}"
          r"\exp\!\left(-\frac{\lvert\mu_1-\mu_2\rvert}{b_1}\right)-1",
          "log(b_2/b_1) + abs(mu_1-mu_2)/b_2 + b_1/b_2*exp(-abs(mu_1-mu_2)/b_1) - 1", PAPER),
    right("cross-entropy", "Exponential(scale=theta_1)", "Exponential(scale=theta_2)",
          r"\ln\theta_2+\theta_1/\theta_2", "log(theta_2) + theta_1/theta_2", FORUM),
    right("kl", "Gamma(k, theta)", "Exponential(lambda)",
          r"\lambda k\theta-\ln\lambda -k-\ln\theta-\ln\Gamma(k)+(k-1)\psi(k)",
          "lamda*k*theta - log(lamda) - k - log(theta) - lgamma(k) + (k-1)*psi(k)", FORUM),
    right("entropy", "Weibull(lambda, k)", "",
          r"\gamma\left(1-\frac1k\right)+\ln\!\left(\frac\lambda k\right)+1",
          "euler*(1-1/k) + log(lamda/k) + 1", TEXTBOOK),
    right("kl", *RAYLEIGHS,
          r"2\ln\dfrac{\sigma_2}{\sigma_1}+\dfrac{\sigma_1^2-\sigma_2^2}{\sigma_2^2}",
          "2*log(sigma_2/sigma_1) + (sigma_1**2-sigma_2**2)/sigma_2**2", PAPER),
    right("entropy", "Rayleigh(sigma)", "", r"1+\ln\frac{\sigma}{\sqrt2}+\frac{\gamma}{2}",
          "1 + log(sigma/sqrt(2)) + euler/2", TEXTBOOK),
    right("entropy", "Pareto(x_m, alpha)", "",
          r"\ln\left(\frac{x_\mathrm{m}}{\alpha}\,e^{1+\frac1\alpha}\right)",
          "log(x_m/alpha) + 1 + 1/alpha", TEXTBOOK),
    right("entropy", "LogNormal(mu, sigma)", "", r"\mu+\tfrac12\ln(2\pi\mathrm{e}\sigma^2)",
          "mu + log(2*pi*e*sigma**2)/2", TEXTBOOK),
    right("cross-entropy", "LogNormal(mu_1, sigma_1)", "LogNormal(mu_2, sigma_2)",
          r"\mu_1+\ln(\sigma_2\sqrt{2\pi})+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}",
          "mu_1 + log(sigma_2*sqrt(2*pi)) + (sigma_1**2+(mu_1-mu_2)**2)/(2*sigma_2**2)", FORUM),
    right("entropy", "ChiSquared(k)", "",
          r"\frac k2+\ln(2\Gamma(k/2))+\left(1-\frac k2\right)\psi\left(\frac k2\right)",
          "k/2 + log(2) + lgamma(k/2) + (1-k/2)*psi(k/2)", TEXTBOOK),
    right("entropy", "StudentT(nu)", "",
          r"\frac{\nu+1}2\left[\psi\left(\frac{1+\nu}2\right)-\psi\left(\frac\nu2\right)\right]"
          r"+\ln\left[\sqrt\nu\,B\left(\frac\nu2,\frac12\right)\right]",
          "(nu+1)/2*(psi((1+nu)/2)-psi(nu/2)) + log(sqrt(nu)*B(nu/2, 1/2))", TEXTBOOK),
    right("kl", *CAUCHYS,
          r"\log\frac{(\gamma_1+\gamma_2)^2+(\mu_1-\mu_2)^2}{4\gamma_1\gamma_2}",
          "log(((gamma_1+gamma_2)**2+(mu_1-mu_2)**2)/(4*gamma_1*gamma_2))", PAPER),
    right("kl", *MISES,
          r"\log\frac{I_0(\kappa_2)}{I_0(\kappa_1)}+\frac{I_1(\kappa_1)}{I_0(\kappa_1)}"
          r"\bigl(\kappa_1-\kappa_2\cos(\mu_1-\mu_2)\bigr)",
          "log(I(0, kappa_2)/I(0, kappa_1)) + I(1, kappa_1)/I(0, kappa_1)"
          "*(kappa_1 - kappa_2*cos(mu_1-mu_2))", PAPER),
    right("entropy", "Kumaraswamy(a, b)", "",
          r"\left(1-\tfrac1b\right)+\left(1-\tfrac1a\right)\bigl(\psi(b+1)+\gamma\bigr)-\ln(ab)",
          "1 - 1/b + (1-1/a)*(psi(b+1)+euler) - log(a*b)", TEXTBOOK),
    right("entropy", "Maxwell(a)", "", r"\ln\left(a\sqrt{2\pi}\right)+\gamma-\frac12",
          "log(a*sqrt(2*pi)) + euler - 1/2", TEXTBOOK),
    right("entropy", "HalfNormal(sigma)", "", r"\frac12\ln\left(\frac{\pi\sigma^2}{2}\right)"
          r"+\frac12", "log(pi*sigma**2/2)/2 + 1/2", TEXTBOOK),
    right("entropy", "Triangular(a, b, c)", "", r"\frac12+\ln\left(\frac{b-a}2\right)",
          "1/2 + log((b-a)/2)", TEXTBOOK, at=INSIDE),
    right("entropy", "Arcsin(a, b)", "", r"\ln\frac{\pi(b-a)}{4}", "log(pi*(b-a)/4)", FORUM,
          at=ABOVE),
    right("entropy", "Levy(mu, c)", "", r"\frac{1+3\gamma+\ln(16\pi c^2)}2",
          "(1 + 3*euler + log(16*pi*c**2))/2", TEXTBOOK),
    right("kl", *INVERSES,
          r"\frac12\left(\ln\frac{\lambda_1}{\lambda_2}+\frac{\lambda_2}{\lambda_1}-1+"
          r"\frac{\lambda_2(\mu_1-\mu_2)^2}{\mu_1\mu_2^2}\right)",
          "(log(lambda_1/lambda_2) + lambda_2/lambda_1 - 1"
          " + lambda_2*(mu_1-mu_2)**2/(mu_1*mu_2**2))/2", PAPER, at=MEANS),
    right("entropy", "GeneralizedGamma(a, d, p)", "",
          r"\ln\frac{a\,\Gamma(d/p)}{p}+\frac dp+\left(\frac1p-\frac dp\right)"
          r"\psi\left(\frac dp\right)",
          "log(a/p) + lgamma(d/p) + d/p + (1/p-d/p)*psi(d/p)", TEXTBOOK),
    right("kl", *COUNTED,
          r"r\left(\ln\frac{p_1}{p_2}+\frac{1-p_1}{p_1}\ln\frac{1-p_1}{1-p_2}\right)",
          "r*(log(p_1/p_2) + (1-p_1)/p_1*log((1-p_1)/(1-p_2)))", PAPER, at=UNIT),
    right("entropy", "Nakagami(m, omega)", "",
          r"\ln\frac{\Gamma(m)}{2}+m-\left(m-\tfrac12\right)\psi(m)+\tfrac12\ln\frac\omega m",
          "lgamma(m) - log(2) + m - (m-1/2)*psi(m) + log(omega/m)/2", PAPER),
    right("kl", "Exponential(lambda)", "Gamma(k, theta)",
          r"\ln\Gamma(k)+k\ln(\lambda\theta)+(k-1)\gamma+\frac1{\lambda\theta}-1",
          "lgamma(k) + k*log(lamda*theta) + (k-1)*euler + 1/(lamda*theta) - 1", FORUM),
    right("kl", "Laplace(m, b)", "Normal(mu, sigma)",
          r"\tfrac12\ln(2\pi\sigma^2)-\ln(2b)-1+\frac{2b^2+(m-\mu)^2}{2\sigma^2}",
          "log(2*pi*sigma**2)/2 - log(2*b) - 1 + (2*b**2+(m-mu)**2)/(2*sigma**2)", PAPER),
    right("kl", "Normal(mu, sigma)", "Laplace(m, b)",
          r"\ln(2b)-\tfrac12\ln(2\pi e\sigma^2)+\frac1b\left[\sigma\sqrt{\frac2\pi}\,"
          r"e^{-(\mu-m)^2/2\sigma^2}+(\mu-m)\operatorname{erf}\left(\frac{\mu-m}{\sqrt2\sigma}"
          r"\right)\right]",
          "log(2*b) - log(2*pi*e*sigma**2)/2 + (sigma*sqrt(2/pi)*exp(-(mu-m)**2/(2*sigma**2))"
          " + (mu-m)*erf((mu-m)/(sqrt(2)*sigma)))/b", PAPER),
    right("kl", "Uniform(0, 1)", "Beta(a, b)", r"\ln B(a,b)+a+b-2", "log(B(a, b)) + a + b - 2",
          FORUM),
    right("kl", "HalfNormal(sigma)", "Exponential(lambda)",
          r"\lambda\sigma\sqrt{2/\pi}-\ln\lambda-\frac12\ln\frac{\pi e\sigma^2}2",
          "lamda*sigma*sqrt(2/pi) - log(lamda) - log(pi*e*sigma**2/2)/2", FORUM),
    right("entropy", "LogLogistic(alpha, beta)", "", r"2+\ln\frac\alpha\beta",
          "2 + log(alpha/beta)", TEXTBOOK),
    right("entropy", "Lomax(alpha, lambda)", "", r"1+\frac1\alpha+\ln\frac\lambda\alpha",
          "1 + 1/alpha + log(lamda/alpha)", TEXTBOOK),
    right("entropy", "BetaPrime(alpha, beta)", "",
          r"\ln B(\alpha,\beta)-(\alpha-1)[\psi(\alpha)-\psi(\beta)]+(\alpha+\beta)"
          r"[\psi(\alpha+\beta)-\psi(\beta)]",
          "log(B(alpha, beta)) - (alpha-1)*(psi(alpha)-psi(beta))"
          " + (alpha+beta)*(psi(alpha+beta)-psi(beta))", PAPER),
    right("entropy", "Gompertz(b, eta)", "", r"1-\ln(b\eta)-e^{\eta}E_1(\eta)",
          "1 - log(b*eta) - exp(eta)*E1(eta)", FORUM),
    right("entropy", "Moyal(mu, sigma)", "", r"\ln\sigma+\frac12\left(1+\gamma+\ln4\pi\right)",
          "log(sigma) + (1 + euler + log(4*pi))/2", FORUM),
    right("entropy", "QuadraticU(a, b)", "", r"\frac23+\ln\frac{b-a}3", "2/3 + log((b-a)/3)",
          FORUM, at=ABOVE),
    right("entropy", "Reciprocal(a, b)", "", r"\frac12\ln(ab)+\ln\ln\frac ba",
          "log(a*b)/2 + log(log(b/a))", FORUM, at=ABOVE),
    right("entropy", "ExponentialPower(mu, alpha, beta)", "",
          r"\frac1\beta-\ln\left[\frac\beta{2\alpha\Gamma(1/\beta)}\right]",
          "1/beta - log(beta/(2*alpha)) + lgamma(1/beta)", TEXTBOOK),
    right("kl", "FlorySchulz(a_1)", "FlorySchulz(a_2)",
          r"2\left[\ln\frac{a_1}{a_2}+\frac{1-a_1}{a_1}\ln\frac{1-a_1}{1-a_2}\right]",
          "2*(log(a_1/a_2) + (1-a_1)/a_1*log((1-a_1)/(1-a_2)))", FORUM, at=SHARES),
    right("kl", "Borel(mu_1)", "Borel(mu_2)",
          r"\frac{\mu_2-\mu_1+\mu_1\ln(\mu_1/\mu_2)}{1-\mu_1}",
          "(mu_2 - mu_1 + mu_1*log(mu_1/mu_2))/(1-mu_1)", FORUM, at=BORELS),
    right("kl", "Chi(k_1)", "Chi(k_2)",
          r"\ln\frac{\Gamma(k_2/2)}{\Gamma(k_1/2)}+\frac{k_1-k_2}2\,\psi\!\left(\frac{k_1}2"
          r"\right)",
          "lgamma(k_2/2) - lgamma(k_1/2) + (k_1-k_2)/2*psi(k_1/2)", FORUM),
    right("kl", "Gamma(alpha_1, rate=beta_1)", "Gamma(alpha_2, rate=beta_2)",
          "(a1 - a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*(log(b1) - log(b2))"
          " + a1*(b2 - b1)/b1".replace("a1", "alpha_1").replace("a2", "alpha_2")
          .replace("b1", "beta_1").replace("b2", "beta_2"),
          "(alpha_1-alpha_2)*psi(alpha_1) - lgamma(alpha_1) + lgamma(alpha_2)"
          " + alpha_2*log(beta_1/beta_2) + alpha_1*(beta_2-beta_1)/beta_1", CODE,
          syntax="python"),
]  # fmt: skip
