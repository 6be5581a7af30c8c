"""Pairs and conventions that no other file has, written down before the engine saw any of them.

Worked out by hand from the densities; the wrong ones are the slips of an afternoon's typing.
"""

from formulas.entry import right, wrong

HAND = "by hand, unseen"
EULER = "γ is Euler's constant"
IG = "InverseGamma(a, b)"
ENDS = {"a": ("1/2", "-1"), "b": ("2", "3")}
GG = "GeneralizedGamma(a, d, p)"
POWERS = {"p": ("2", "3/2")}
COUNTS = {"n": ("5", "3"), "q": ("9/20", "2/5")}
ZETA = {"s": ("9", "12")}  # where a plain sum settles

RIGHT = [
    right("kl", "Gamma(k, rate=beta)", IG,
          r"D_{\mathrm{KL}}(P\parallel Q)=\ln\beta-k-\ln\Gamma(k)+(k-1)\psi_0(k)-a\ln b"
          r"+\ln\Gamma(a)+(a+1)\bigl(\psi_0(k)-\ln\beta\bigr)+\dfrac{b\,\beta}{k-1}",
          "log(beta) - k - lgamma(k) + (k - 1)*psi(k) - a*log(b) + lgamma(a)"
          " + (a + 1)*(psi(k) - log(beta)) + b*beta/(k - 1)", HAND, silent=True),
    right("kl", "ChiSquared(k)", "Gamma(a, theta)",
          r"\Bigl(\tfrac k2-a\Bigr)\psi\Bigl(\tfrac k2\Bigr)-\log\frac{\Gamma(k/2)}{\Gamma(a)}"
          r"+a\log\frac\theta2+\frac k2\cdot\frac{2-\theta}{\theta}",
          "(k/2 - a)*psi(k/2) - lgamma(k/2) + lgamma(a) + a*log(theta/2) + k/2*(2 - theta)/theta",
          HAND),
    right("kl", "Rayleigh(sigma)", "Exponential(lambda)",
          r"\lambda\sigma\sqrt{\frac{\pi}{2}}-\ln\lambda-\ln\frac{\sigma}{\sqrt2}-\frac{\gamma}{2}"
          r"-1",
          "lambda*sigma*sqrt(pi/2) - log(lambda) - log(sigma/sqrt(2)) - euler/2 - 1", HAND,
          note=EULER),
    right("kl", "Maxwell(a)", "HalfNormal(sigma)",
          r"\ln\frac{\sigma}{2a}+\frac{3a^{2}}{2\sigma^{2}}+\frac12-\gamma_{E}",
          "log(sigma/(2*a)) + 3*a**2/(2*sigma**2) + 1/2 - euler", HAND, note=EULER),
    right("kl", "HalfNormal(sigma)", "Rayleigh(s)",
          r"2\ln\frac{s}{\sigma}+\frac{\sigma^2}{2s^2}+\frac{\gamma+\ln 4-\ln\pi-1}{2}",
          "2*log(s/sigma) + sigma**2/(2*s**2) + (euler + log(4) - log(pi) - 1)/2", HAND,
          note=EULER),
    right("kl", "Logistic(mu, s)", "Laplace(mu, b)",
          r"\log\frac{2b}{s}-2+\frac{2s\log 2}{b}",
          "log(2*b/s) - 2 + 2*s*log(2)/b", HAND),
    right("kl", "StudentT(nu)", "Laplace(0, b)",
          r"\log(2b)+\frac{2\sqrt\nu}{b(\nu-1)\mathrm{B}(\frac\nu2,\frac12)}-\frac{\nu+1}{2}"
          r"\left\{\psi\!\left(\frac{\nu+1}{2}\right)-\psi\!\left(\frac{\nu}{2}\right)\right\}"
          r"-\log\left\{\sqrt\nu\,\mathrm{B}\!\left(\frac\nu2,\frac12\right)\right\}",
          "log(2*b) + 2*sqrt(nu)/(b*(nu - 1)*B(nu/2, 1/2)) - (nu + 1)/2*(psi((nu + 1)/2)"
          " - psi(nu/2)) - log(sqrt(nu)*B(nu/2, 1/2))", HAND, silent=True),
    right("kl", "Beta(a, b)", "Kumaraswamy(c, 1)",
          r"-\ln\operatorname{B}(a,b)+(a-c)\psi(a)+(b-1)\psi(b)-(a+b-c-1)\psi(a+b)-\ln c",
          "-log(B(a, b)) + (a - c)*psi(a) + (b - 1)*psi(b) - (a + b - c - 1)*psi(a + b) - log(c)",
          HAND),
    right("kl", "Pareto(x_m, alpha)", "LogNormal(mu, sigma)",
          r"\ln\alpha-1+\frac12\ln\left(2\pi\sigma^2\right)+\frac{\alpha^{-2}+\left(\ln x_m+"
          r"\alpha^{-1}-\mu\right)^2}{2\sigma^2}",
          "log(alpha) - 1 + log(2*pi*sigma**2)/2"
          " + (1/alpha**2 + (log(x_m) + 1/alpha - mu)**2)/(2*sigma**2)", HAND),
    right("kl", "Lomax(alpha, lambda)", "Gamma(k, rate=beta)",
          r"\ln\frac\alpha\lambda-\frac{\alpha+1}{\alpha}-k\ln\beta+\ln\Gamma(k)-(k-1)\left[\ln"
          r"\lambda-\gamma-\psi(\alpha)\right]+\frac{\beta\lambda}{\alpha-1}",
          "log(alpha/lambda) - (alpha + 1)/alpha - k*log(beta) + lgamma(k)"
          " - (k - 1)*(log(lambda) - euler - psi(alpha)) + beta*lambda/(alpha - 1)", HAND,
          note=EULER, silent=True),
    right("kl", "BetaPrime(a, b)", "LogNormal(mu, sigma)",
          r"a\,[\psi(a)-\psi(b)]-(a+b)\,[\psi(a+b)-\psi(b)]-\ln B(a,b)+\ln\left(\sigma\sqrt{2\pi}"
          r"\right)+\frac{\psi'(a)+\psi'(b)+[\psi(a)-\psi(b)-\mu]^2}{2\sigma^2}",
          "a*(psi(a) - psi(b)) - (a + b)*(psi(a + b) - psi(b)) - log(B(a, b))"
          " + log(sigma*sqrt(2*pi)) + (trigamma(a) + trigamma(b) + (psi(a) - psi(b) - mu)**2)"
          "/(2*sigma**2)", HAND),
    right("entropy", "Zeta(s)", "", r"\ln\zeta(s)-s\,\frac{\zeta'(s)}{\zeta(s)}",
          "log(zeta(s)) - s*zeta_prime(s)/zeta(s)", HAND, at=ZETA),
    right("kl", GG, "Exponential(lambda)",
          r"\ln\frac{p}{a\lambda\,\Gamma(d/p)}+\frac{d-1}{p}\psi\left(\frac dp\right)-\frac dp+"
          r"\lambda a\,\frac{\Gamma\left(\frac{d+1}{p}\right)}{\Gamma\left(\frac dp\right)}",
          "log(p/(a*lambda*gamma_function(d/p))) + (d - 1)/p*psi(d/p) - d/p"
          " + lambda*a*gamma_function((d + 1)/p)/gamma_function(d/p)", HAND, at=POWERS),
    right("kl", "Nakagami(m, omega)", "HalfNormal(sigma)",
          r"\frac12\log(2\pi m)+\log\frac{\sigma}{\sqrt\omega}-\log\Gamma(m)+\left(m-\tfrac12"
          r"\right)\psi(m)-m+\frac{\omega}{2\sigma^2}",
          "log(2*pi*m)/2 + log(sigma/sqrt(omega)) - lgamma(m) + (m - 1/2)*psi(m) - m"
          " + omega/(2*sigma**2)", HAND),
    right("kl", IG, "Levy(0, c)",
          r"(a-\tfrac12)\psi(a)-\ln\Gamma(a)+\tfrac12\ln\pi+\tfrac12\ln\frac{2b}{c}+\frac{ac}{2b}"
          r"-a",
          "(a - 1/2)*psi(a) - lgamma(a) + log(pi)/2 + log(2*b/c)/2 + a*c/(2*b) - a", HAND),
    right("kl", "InverseGaussian(mu_1, lambda)", "InverseGaussian(mu_2, lambda)",
          r"\frac{\lambda(\mu_1-\mu_2)^2}{2\mu_1\mu_2^2}",
          "lambda*(mu_1 - mu_2)**2/(2*mu_1*mu_2**2)", HAND,
          at={"mu_1": ("6/5", "3/4"), "mu_2": ("2/3", "9/5")}),
    right("kl", "Frechet(a, s, 0)", "InverseGamma(c, d)",
          r"\ln\frac as-\frac{a+1}{a}\gamma-1-c\ln d+\ln\Gamma(c)+(c+1)\left(\ln s+\frac{\gamma}"
          r"{a}\right)+\frac ds\,\Gamma\!\left(1+\frac1a\right)",
          "log(a/s) - (a + 1)/a*euler - 1 - c*log(d) + lgamma(c) + (c + 1)*(log(s) + euler/a)"
          " + d/s*gamma_function(1 + 1/a)", HAND, note=EULER),
    right("kl", "Moyal(mu_1, sigma)", "Moyal(mu_2, sigma)",
          r"\frac12\left[\exp\left\{-\frac{\mu_1-\mu_2}{\sigma}\right\}-1+\frac{\mu_1-\mu_2}"
          r"{\sigma}\right]",
          "(exp(-(mu_1 - mu_2)/sigma) - 1 + (mu_1 - mu_2)/sigma)/2", HAND),
    right("kl", "WignerSemicircle(R)", "Uniform(-R, R)", r"\log\frac2\pi+\frac12",
          "log(2/pi) + 1/2 + 0*R", HAND),
    right("kl", "Arcsin(a, b)", "Uniform(a, b)", r"2\ln2-\ln\pi", "2*log(2) - log(pi) + 0*a*b",
          HAND, at=ENDS),
    right("kl", "RaisedCosine(mu, s)", "Uniform(mu - s, mu + s)", r"1-\log 2",
          "1 - log(2) + 0*mu*s", HAND),
    right("kl", "QuadraticU(a, b)", "Uniform(a, b)", r"\ln 3-\frac23", "log(3) - 2/3 + 0*a*b",
          HAND, at=ENDS),
    right("kl", "PowerFunction(alpha, 0, 1)", "Beta(a, b)",
          r"\ln\alpha+\ln B(a,b)+\frac{a}{\alpha}-1+(b-1)H_{\alpha}",
          "log(alpha) + log(B(a, b)) + a/alpha - 1 + (b - 1)*harmonic(alpha)", HAND),
    right("kl", "Bernoulli(p)", "Poisson(lambda)",
          r"p\ln\frac{p}{\lambda}+(1-p)\ln(1-p)+\lambda",
          "p*log(p/lambda) + (1 - p)*log(1 - p) + lambda", HAND),
    right("kl", "Bernoulli(p)", "Geometric0(q)",
          r"p\log\frac{p}{1-q}+(1-p)\log(1-p)-\log q",
          "p*log(p/(1 - q)) + (1 - p)*log(1 - p) - log(q)", HAND),
    right("kl", "Bernoulli(p)", "Binomial(n, q)",
          r"p\ln\frac{p\,(1-q)}{n\,q}+(1-p)\ln(1-p)-n\ln(1-q)",
          "p*log(p*(1 - q)/(n*q)) + (1 - p)*log(1 - p) - n*log(1 - q)", HAND, at=COUNTS),
    right("kl", "Binomial(n, logits=a)", "Binomial(n, logits=b)",
          r"n\left[\frac{a-b}{1+e^{-a}}+\log(1+e^b)-\log(1+e^a)\right]",
          "n*((a - b)/(1 + exp(-a)) + log(1 + exp(b)) - log(1 + exp(a)))", HAND),
    right("kl", "Die(n)", "Geometric(p)",
          r"-\ln n-\ln p-\frac{n-1}{2}\ln(1-p)",
          "-log(n) - log(p) - (n - 1)/2*log(1 - p)", HAND),
    right("cross-entropy", "LogNormal(mu, sigma)", "Gamma(k, theta)",
          r"k\ln\theta+\ln\Gamma(k)-(k-1)\mu+\frac1\theta\exp\left(\mu+\frac{\sigma^2}{2}\right)",
          "k*log(theta) + lgamma(k) - (k - 1)*mu + exp(mu + sigma**2/2)/theta", HAND),
    right("cross-entropy", "VonMises(mu_1, kappa_1)", "VonMises(mu_2, kappa_2)",
          r"\log\{2\pi I_0(\kappa_2)\}-\kappa_2\cos(\mu_1-\mu_2)\,I_1(\kappa_1)/I_0(\kappa_1)",
          "log(2*pi*I(0, kappa_2)) - kappa_2*cos(mu_1 - mu_2)*I(1, kappa_1)/I(0, kappa_1)", HAND),
    right("cross-entropy", "StudentT(nu)", "Normal(mu, sigma)",
          r"\frac12\log 2\pi+\log\sigma+\frac{1}{2\sigma^2}\left(\frac{\nu}{\nu-2}+\mu^2\right)",
          "log(2*pi)/2 + log(sigma) + (nu/(nu - 2) + mu**2)/(2*sigma**2)", HAND, silent=True),
    right("cross-entropy", "Laplace(mu_1, b)", "Normal(mu_2, sigma)",
          r"H(p,q)=\ln(\sigma\sqrt{2\pi})+\frac{b^2}{\sigma^2}+\frac{(\mu_1-\mu_2)^2}{2\sigma^2}",
          "log(sigma*sqrt(2*pi)) + b**2/sigma**2 + (mu_1 - mu_2)**2/(2*sigma**2)", HAND),
    right("cross-entropy", "Maxwell(a_1)", "Maxwell(a_2)",
          r"3\ln a_2-2\ln a_1+\frac{3a_1^2}{2a_2^2}+\frac12\ln\frac\pi2-2+\gamma+\ln 2",
          "3*log(a_2) - 2*log(a_1) + 3*a_1**2/(2*a_2**2) + log(pi/2)/2 - 2 + euler + log(2)", HAND,
          note=EULER),
    right("cross-entropy", "ChiSquared(k_1)", "ChiSquared(k_2)",
          r"\frac{k_1}{2}+\ln\left[2\,\Gamma\left(\tfrac{k_2}{2}\right)\right]+\left(1-\tfrac{k_2}"
          r"{2}\right)\psi\left(\tfrac{k_1}{2}\right)",
          "k_1/2 + log(2*gamma_function(k_2/2)) + (1 - k_2/2)*psi(k_1/2)", HAND),
    right("cross-entropy", "Weibull(lambda, k)", "Exponential(b)",
          r"b\lambda\,\Gamma(1+1/k)-\ln b", "b*lambda*gamma_function(1 + 1/k) - log(b)", HAND),
    right("cross-entropy", "Logistic(m, s)", "Normal(mu, sigma)",
          r"\frac12\ln(2\pi\sigma^2)+\frac{\pi^2s^2/3+(m-\mu)^2}{2\sigma^2}",
          "log(2*pi*sigma**2)/2 + (pi**2*s**2/3 + (m - mu)**2)/(2*sigma**2)", HAND),
    right("cross-entropy", "Beta(a, b)", "Uniform(0, 2)", r"\log 2", "log(2) + 0*a*b", HAND),
    right("kl", "NegativeBinomial(r, p_1)", "NegativeBinomial(r, p_2)",
          r"r\left[\ln\frac{p_1}{p_2}+\frac{1-p_1}{p_1}\ln\frac{1-p_1}{1-p_2}\right]",
          "r*(log(p_1/p_2) + (1 - p_1)/p_1*log((1 - p_1)/(1 - p_2)))", HAND),
    right("kl", "Chi(k_1)", "Chi(k_2)",
          r"\log\frac{\Gamma(k_2/2)}{\Gamma(k_1/2)}-\frac{k_2-k_1}{2}\,\psi^{(0)}(k_1/2)",
          "lgamma(k_2/2) - lgamma(k_1/2) - (k_2 - k_1)/2*psi(k_1/2)", HAND),
    right("kl", "Weibull(lambda_1, k)", "Weibull(lambda_2, k)",
          r"k\ln\frac{\lambda_2}{\lambda_1}+\left(\frac{\lambda_1}{\lambda_2}\right)^{k}-1",
          "k*log(lambda_2/lambda_1) + (lambda_1/lambda_2)**k - 1", HAND),
    right("kl", "LogLogistic(alpha_1, beta)", "LogLogistic(alpha_2, beta)",
          r"\frac{\alpha_1^{\beta}+\alpha_2^{\beta}}{\alpha_1^{\beta}-\alpha_2^{\beta}}\,\beta\ln"
          r"\frac{\alpha_1}{\alpha_2}-2",
          "(alpha_1**beta + alpha_2**beta)/(alpha_1**beta - alpha_2**beta)*beta"
          "*log(alpha_1/alpha_2) - 2", HAND),
    right("kl", "Exponential(lambda)", "Weibull(s, k)",
          r"\ln\lambda-\ln k+k\ln s+(k-1)(\gamma+\ln\lambda)-1+\frac{\Gamma(k+1)}{(\lambda s)^k}",
          "log(lambda) - log(k) + k*log(s) + (k - 1)*(euler + log(lambda)) - 1"
          " + gamma_function(k + 1)/(lambda*s)**k", HAND, note=EULER),
]

WRONG = [
    wrong("kl", "Gamma(k, rate=beta)", IG,
          r"\ln\beta-k-\ln\Gamma(k)+(k-1)\psi(k)-a\ln b+\ln\Gamma(a)+(a+1)(\psi(k)-\ln\beta)"
          r"+\frac{b\beta}{k}",
          "log(beta) - k - lgamma(k) + (k - 1)*psi(k) - a*log(b) + lgamma(a)"
          " + (a + 1)*(psi(k) - log(beta)) + b*beta/k", HAND, "a shifted argument", "a lost factor",
          "an extra term", "a bracket", "a lost additive constant"),
    wrong("kl", "ChiSquared(k)", "Gamma(a, theta)",
          r"\left(\frac k2-a\right)\psi\left(\frac k2\right)+\ln\frac{\Gamma(k/2)}{\Gamma(a)}"
          r"+a\ln\frac\theta2+\frac k2\,\frac{2-\theta}{\theta}",
          "(k/2 - a)*psi(k/2) + lgamma(k/2) - lgamma(a) + a*log(theta/2) + k/2*(2 - theta)/theta",
          HAND, "a sign"),
    wrong("kl", "Rayleigh(sigma)", "Exponential(lambda)",
          r"\lambda\sigma\sqrt{\frac{\pi}{2}}-\ln\lambda-\ln\frac{\sigma}{\sqrt2}-\frac{\gamma}{2}",
          "lambda*sigma*sqrt(pi/2) - log(lambda) - log(sigma/sqrt(2)) - euler/2", HAND,
          "a lost additive constant", note=EULER),
    wrong("kl", "Maxwell(a)", "HalfNormal(sigma)",
          r"\ln\frac{\sigma}{2a}+\frac{a^2}{2\sigma^2}+\frac12-\gamma",
          "log(sigma/(2*a)) + a**2/(2*sigma**2) + 1/2 - euler", HAND, "a lost factor", note=EULER),
    wrong("kl", "HalfNormal(sigma)", "Rayleigh(s)",
          r"\ln\frac{s}{\sigma}+\frac{\sigma^2}{2s^2}+\frac{\gamma+\ln 4-\ln\pi-1}{2}",
          "log(s/sigma) + sigma**2/(2*s**2) + (euler + log(4) - log(pi) - 1)/2", HAND,
          "factor ½", "an exponent", "a lost term", note=EULER),
    wrong("kl", "Logistic(mu, s)", "Laplace(mu, b)", r"\log\frac{2b}{s}-2+\frac{s\log 2}{b}",
          "log(2*b/s) - 2 + s*log(2)/b", HAND, "factor ½"),
    wrong("kl", "Logistic(mu, s)", "Laplace(mu, 1/lambda)",
          r"\log\frac{2\lambda}{s}-2+\frac{2s\log 2}{\lambda}",
          "log(2*lambda/s) - 2 + 2*s*log(2)/lambda", HAND, "rate read as scale"),
    wrong("kl", "StudentT(nu)", "Laplace(0, b)",
          r"\log(2b)+\frac{2\sqrt\nu}{b(\nu-1)B(\frac\nu2,\frac12)}-\frac{\nu+1}{2}"
          r"\left[\psi\left(\frac\nu2\right)-\psi\left(\frac{\nu+1}{2}\right)\right]"
          r"-\log\left[\sqrt\nu\,B\left(\frac\nu2,\frac12\right)\right]",
          "log(2*b) + 2*sqrt(nu)/(b*(nu - 1)*B(nu/2, 1/2)) - (nu + 1)/2*(psi(nu/2)"
          " - psi((nu + 1)/2)) - log(sqrt(nu)*B(nu/2, 1/2))", HAND, "a sign",
          "parameters in another order"),
    wrong("kl", "Beta(a, b)", "Kumaraswamy(c, 1)",
          r"-\ln B(a,b)+(a-c)\psi(a)+(b-1)\psi(b)-(a+b-c)\psi(a+b)-\ln c",
          "-log(B(a, b)) + (a - c)*psi(a) + (b - 1)*psi(b) - (a + b - c)*psi(a + b) - log(c)",
          HAND, "a lost additive constant", "a lost term", "a bracket"),
    wrong("kl", "Pareto(x_m, alpha)", "LogNormal(mu, sigma)",
          r"\ln\alpha-1+\frac12\ln(2\pi\sigma^2)+\frac{(\ln x_m+1/\alpha-\mu)^2}{2\sigma^2}",
          "log(alpha) - 1 + log(2*pi*sigma**2)/2 + (log(x_m) + 1/alpha - mu)**2/(2*sigma**2)",
          HAND, "a lost term"),
    wrong("kl", "Lomax(alpha, lambda)", "Gamma(k, rate=beta)",
          r"\ln\frac\alpha\lambda-\frac{\alpha+1}{\alpha}-k\ln\beta+\ln\Gamma(k)-(k-1)\left[\ln"
          r"\lambda+\gamma-\psi(\alpha)\right]+\frac{\beta\lambda}{\alpha-1}",
          "log(alpha/lambda) - (alpha + 1)/alpha - k*log(beta) + lgamma(k)"
          " - (k - 1)*(log(lambda) + euler - psi(alpha)) + beta*lambda/(alpha - 1)", HAND,
          "a sign", note=EULER),
    wrong("kl", "BetaPrime(a, b)", "LogNormal(mu, sigma)",
          r"a[\psi(a)-\psi(b)]-(a+b)[\psi(a+b)-\psi(b)]-\ln B(a,b)+\ln(\sigma\sqrt{2\pi})"
          r"+\frac{\psi'(a)-\psi'(b)+[\psi(a)-\psi(b)-\mu]^2}{2\sigma^2}",
          "a*(psi(a) - psi(b)) - (a + b)*(psi(a + b) - psi(b)) - log(B(a, b))"
          " + log(sigma*sqrt(2*pi)) + (trigamma(a) - trigamma(b) + (psi(a) - psi(b) - mu)**2)"
          "/(2*sigma**2)", HAND, "a sign"),
    wrong("entropy", "Zeta(s)", "", r"\ln\zeta(s)+s\frac{\zeta'(s)}{\zeta(s)}",
          "log(zeta(s)) + s*zeta_prime(s)/zeta(s)", HAND, "a sign", at=ZETA),
    wrong("entropy", "Zeta(s)", "", r"\zeta(s)-s\,\frac{\zeta'(s)}{\zeta(s)}",
          "zeta(s) - s*zeta_prime(s)/zeta(s)", HAND, "a bracket", "Γ for log Γ", at=ZETA),
    wrong("kl", GG, "Exponential(lambda)",
          r"\ln\frac{p}{a\lambda\,\Gamma(d/p)}+\frac{d-1}{p}\psi\left(\frac dp\right)-\frac dp+"
          r"\lambda a\,\frac{\Gamma\left(\frac{d}{p}+1\right)}{\Gamma\left(\frac dp\right)}",
          "log(p/(a*lambda*gamma_function(d/p))) + (d - 1)/p*psi(d/p) - d/p"
          " + lambda*a*gamma_function(d/p + 1)/gamma_function(d/p)", HAND, "a bracket",
          "a shifted argument", "a lost term", at=POWERS),
    wrong("kl", "Nakagami(m, omega)", "HalfNormal(sigma)",
          r"\frac12\log(2\pi m)+\log\frac{\sigma}{\omega}-\log\Gamma(m)+\left(m-\tfrac12"
          r"\right)\psi(m)-m+\frac{\omega}{2\sigma^2}",
          "log(2*pi*m)/2 + log(sigma/omega) - lgamma(m) + (m - 1/2)*psi(m) - m"
          " + omega/(2*sigma**2)", HAND, "an exponent", "factor 2", "a lost term"),
    wrong("kl", IG, "Levy(0, c)",
          r"(a-\tfrac12)\psi(a)-\ln\Gamma(a)+\tfrac12\ln\pi+\tfrac12\ln\frac{b}{c}+\frac{ac}{b}-a",
          "(a - 1/2)*psi(a) - lgamma(a) + log(pi)/2 + log(b/c)/2 + a*c/b - a", HAND, "factor 2",
          "scale read as rate", "a lost factor", "a bracket", "an index", "an exponent"),
    wrong("kl", "InverseGaussian(mu_1, lambda)", "InverseGaussian(mu_2, lambda)",
          r"\frac{\lambda(\mu_1-\mu_2)^2}{2\mu_1^2\mu_2}",
          "lambda*(mu_1 - mu_2)**2/(2*mu_1**2*mu_2)", HAND, "p and q swapped",
          at={"mu_1": ("6/5", "3/4"), "mu_2": ("2/3", "9/5")}),
    wrong("kl", "Frechet(a, s, 0)", "InverseGamma(c, d)",
          r"\ln\frac as-\frac{a+1}{a}\gamma-1-c\ln d+\ln\Gamma(c)+(c+1)\left(\ln s+\frac{\gamma}"
          r"{a}\right)+\frac ds\,\Gamma\left(1-\frac1a\right)",
          "log(a/s) - (a + 1)/a*euler - 1 - c*log(d) + lgamma(c) + (c + 1)*(log(s) + euler/a)"
          " + d/s*gamma_function(1 - 1/a)", HAND, "a sign", note=EULER,
          at={"a": ("3/2", "5/2")}),
    wrong("kl", "Moyal(mu_1, sigma)", "Moyal(mu_2, sigma)",
          r"\exp\left(-\frac{\mu_1-\mu_2}{\sigma}\right)-1+\frac{\mu_1-\mu_2}{\sigma}",
          "exp(-(mu_1 - mu_2)/sigma) - 1 + (mu_1 - mu_2)/sigma", HAND, "factor 2"),
    wrong("kl", "WignerSemicircle(R)", "Uniform(-R, R)", r"\log\frac\pi2-\frac12",
          "log(pi/2) - 1/2 + 0*R", HAND, "a sign"),
    wrong("kl", "Arcsin(a, b)", "Uniform(a, b)", r"\ln\frac{4(b-a)}{\pi}",
          "log(4*(b - a)/pi)", HAND, "an extra term", "a lost factor", at=ENDS),
    wrong("kl", "RaisedCosine(mu, s)", "Uniform(mu - s, mu + s)", r"1-\log_2 2+\log 2",
          "log(2) + 0*mu*s", HAND, "a lost additive constant", "a sign",
          "p and q swapped"),
    wrong("kl", "PowerFunction(alpha, 0, 1)", "Beta(a, b)",
          r"\ln\alpha+\ln B(a,b)+\frac{a}{\alpha}-1+(b-1)\psi(\alpha+1)",
          "log(alpha) + log(B(a, b)) + a/alpha - 1 + (b - 1)*psi(alpha + 1)", HAND,
          "a lost term", "a bracket"),
    wrong("kl", "Bernoulli(p)", "Poisson(lambda)",
          r"p\ln\frac{p}{\lambda}+(1-p)\ln(1-p)-\lambda",
          "p*log(p/lambda) + (1 - p)*log(1 - p) - lambda", HAND, "a sign"),
    wrong("kl", "Bernoulli(p)", "Geometric0(q)",
          r"p\log\frac{p}{q}+(1-p)\log(1-p)-\log(1-q)",
          "p*log(p/q) + (1 - p)*log(1 - p) - log(1 - q)", HAND, "success read as failure"),
    wrong("kl", "Bernoulli(p)", "Binomial(n, q)",
          r"p\ln\frac{p(1-q)}{q}+(1-p)\ln(1-p)-n\ln(1-q)",
          "p*log(p*(1 - q)/q) + (1 - p)*log(1 - p) - n*log(1 - q)", HAND, "a lost term",
          "a lost factor", at=COUNTS),
    wrong("kl", "Binomial(n, logits=a)", "Binomial(n, logits=b)",
          r"\frac{a-b}{1+e^{-a}}+\log(1+e^b)-\log(1+e^a)",
          "(a - b)/(1 + exp(-a)) + log(1 + exp(b)) - log(1 + exp(a)) + 0*n", HAND,
          "a lost factor"),
    wrong("kl", "Die(n)", "Geometric(p)", r"-\ln n-\ln p-\frac{n+1}{2}\ln(1-p)",
          "-log(n) - log(p) - (n + 1)/2*log(1 - p)", HAND, "a shifted argument", "another support",
          "a lost term", "an extra term", "a lost additive constant", "a bracket", "a sign"),
    wrong("cross-entropy", "LogNormal(mu, sigma)", "Gamma(k, theta)",
          r"k\ln\theta+\ln\Gamma(k)-(k-1)\mu+\frac1\theta\exp(\mu+\sigma^2)",
          "k*log(theta) + lgamma(k) - (k - 1)*mu + exp(mu + sigma**2)/theta", HAND, "factor 2"),
    wrong("cross-entropy", "VonMises(mu_1, kappa_1)", "VonMises(mu_2, kappa_2)",
          r"\log\{2\pi I_0(\kappa_2)\}-\kappa_2\cos(\mu_1-\mu_2)I_1(\kappa_2)/I_0(\kappa_2)",
          "log(2*pi*I(0, kappa_2)) - kappa_2*cos(mu_1 - mu_2)*I(1, kappa_2)/I(0, kappa_2)", HAND,
          "an index"),
    wrong("cross-entropy", "StudentT(nu)", "Normal(mu, sigma)",
          r"\frac12\log2\pi+\log\sigma+\frac{1}{2\sigma^2}\left(1+\mu^2\right)",
          "log(2*pi)/2 + log(sigma) + (1 + mu**2)/(2*sigma**2) + 0*nu", HAND, "a lost factor",
          "a lost additive constant", "a lost term"),
    wrong("cross-entropy", "Laplace(mu_1, b)", "Normal(mu_2, sigma)",
          r"\ln(\sigma\sqrt{2\pi})+\frac{b^2+(\mu_1-\mu_2)^2}{2\sigma^2}",
          "log(sigma*sqrt(2*pi)) + (b**2 + (mu_1 - mu_2)**2)/(2*sigma**2)", HAND, "factor ½",
          "a lost term", "a bracket"),
    wrong("cross-entropy", "Maxwell(a_1)", "Maxwell(a_2)",
          r"3\ln\frac{a_2}{a_1}+\frac{3a_1^2}{2a_2^2}-\frac32",
          "3*log(a_2/a_1) + 3*a_1**2/(2*a_2**2) - 3/2", HAND, "KL for cross-entropy"),
    wrong("cross-entropy", "ChiSquared(k_1)", "ChiSquared(k_2)",
          r"\frac{k_1}{2}+\ln\left[2\Gamma\left(\tfrac{k_1}{2}\right)\right]+\left(1-\tfrac{k_1}"
          r"{2}\right)\psi\left(\tfrac{k_1}{2}\right)",
          "k_1/2 + log(2*gamma_function(k_1/2)) + (1 - k_1/2)*psi(k_1/2) + 0*k_2", HAND,
          "entropy for cross-entropy"),
    wrong("cross-entropy", "Weibull(lambda, k)", "Exponential(b)",
          r"b\lambda\,\Gamma(1/k)-\ln b", "b*lambda*gamma_function(1/k) - log(b)", HAND,
          "a shifted argument", "a lost factor"),
    wrong("kl", "NegativeBinomial(r, p_1)", "NegativeBinomial(r, p_2)",
          r"r\left[\ln\frac{1-p_1}{1-p_2}+\frac{p_1}{1-p_1}\ln\frac{p_1}{p_2}\right]",
          "r*(log((1 - p_1)/(1 - p_2)) + p_1/(1 - p_1)*log(p_1/p_2))", HAND,
          "success read as failure"),
    wrong("kl", "Weibull(lambda_1, k)", "Weibull(lambda_2, k)",
          r"k\ln\frac{\lambda_2}{\lambda_1}+\frac{\lambda_1}{\lambda_2}-1",
          "k*log(lambda_2/lambda_1) + lambda_1/lambda_2 - 1", HAND, "an exponent"),
    wrong("kl", "LogLogistic(alpha_1, beta)", "LogLogistic(alpha_2, beta)",
          r"\frac{\alpha_1^{\beta}+\alpha_2^{\beta}}{\alpha_1^{\beta}-\alpha_2^{\beta}}\ln"
          r"\frac{\alpha_1}{\alpha_2}-2",
          "(alpha_1**beta + alpha_2**beta)/(alpha_1**beta - alpha_2**beta)"
          "*log(alpha_1/alpha_2) - 2", HAND, "a lost factor"),
    wrong("kl", "Exponential(lambda)", "Weibull(s, k)",
          r"\ln\lambda-\ln k+k\ln s+(k-1)(\gamma+\ln\lambda)-1+\frac{\Gamma(k)}{(\lambda s)^k}",
          "log(lambda) - log(k) + k*log(s) + (k - 1)*(euler + log(lambda)) - 1"
          " + gamma_function(k)/(lambda*s)**k", HAND, "a shifted argument", "a lost factor",
          note=EULER),
]

FORMULAS = [*RIGHT, *WRONG]
