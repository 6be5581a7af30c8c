"""Pairs and families that textbooks seldom print."""

from formulas.entry import right, wrong

F1, F2 = "Frechet(a_1, s_1, m)", "Frechet(a_2, s_2, m)"
EULER = "γ is Euler's constant"

FORMULAS = [
    right("kl", "LogitNormal(mu_1, s_1)", "LogitNormal(mu_2, s_2)",
          r"\ln\frac{s_2}{s_1}+\frac{s_1^2+(\mu_1-\mu_2)^2}{2s_2^2}-\frac12",
          "log(s_2/s_1) + (s_1**2 + (mu_1 - mu_2)**2)/(2*s_2**2) - 1/2",
          "that of the normal laws: the logit is one to one"),
    right("kl", "BetaPrime(alpha_1, beta_1)", "BetaPrime(alpha_2, beta_2)",
          r"\ln\frac{B(\alpha_2,\beta_2)}{B(\alpha_1,\beta_1)}+(\alpha_1-\alpha_2)\psi(\alpha_1)+("
          r"\beta_1-\beta_2)\psi(\beta_1)-(\alpha_1-\alpha_2+\beta_1-\beta_2)\psi(\alpha_1+"
          r"\beta_1)",
          "log(B(alpha_2, beta_2)/B(alpha_1, beta_1)) + (alpha_1 - alpha_2)*psi(alpha_1)"
          " + (beta_1 - beta_2)*psi(beta_1)"
          " - (alpha_1 - alpha_2 + beta_1 - beta_2)*psi(alpha_1 + beta_1)",
          "that of the beta laws: x/(1 − x) is one to one"),
    right("entropy", "BetaPrime(alpha, beta)", "",
          r"\ln B(\alpha,\beta)-(\alpha-1)\left[\psi(\alpha)-\psi(\beta)\right]+(\alpha+\beta)"
          r"\left[\psi(\alpha+\beta)-\psi(\beta)\right]",
          "log(B(alpha, beta)) - (alpha - 1)*(psi(alpha) - psi(beta))"
          " + (alpha + beta)*(psi(alpha + beta) - psi(beta))",
          "SciPy, betaprime; A. Lazo, P. Rathie (1978)"),
    right("kl", F1, F2,
          r"\ln\frac{a_1 s_1^{a_1}}{a_2 s_2^{a_2}}-(a_1-a_2)\left[\ln s_1+\frac{\gamma}{a_1}\right]"
          r"+\left(\frac{s_2}{s_1}\right)^{a_2}\Gamma\left(1+\frac{a_2}{a_1}\right)-1",
          "log(a_1*s_1**a_1/(a_2*s_2**a_2)) - (a_1 - a_2)*(log(s_1) + euler/a_1)"
          " + (s_2/s_1)**a_2*gamma_function(1 + a_2/a_1) - 1",
          "that of the Weibull laws of 1/(X − m)", note=EULER),
    right("kl", "Nakagami(m, omega_1)", "Nakagami(m, omega_2)",
          r"m\left(\frac{\omega_1}{\omega_2}-1-\ln\frac{\omega_1}{\omega_2}\right)",
          "m*(omega_1/omega_2 - 1 - log(omega_1/omega_2))",
          "that of the gamma laws of X²"),
    right("kl", "Nakagami(m_1, omega)", "Rayleigh(sigma)",
          r"\ln\frac{m_1^{m_1}\,2\sigma^2}{\Gamma(m_1)\,\omega^{m_1}}+(m_1-1)\left[\psi(m_1)-\ln"
          r"\frac{m_1}{\omega}\right]-m_1+\frac{\omega}{2\sigma^2}",
          "log(m_1**m_1*2*sigma**2/(gamma_function(m_1)*omega**m_1)) + (m_1 - 1)*(psi(m_1)"
          " - log(m_1/omega)) - m_1 + omega/(2*sigma**2)",
          "M. Nakagami (1960), m = 1 is Rayleigh"),
    right("kl", "Gamma(k, theta)", "LogNormal(mu, sigma)",
          r"k\left[\psi(k)+\ln\theta\right]-k-\ln\Gamma(k)-k\ln\theta+\frac12\ln(2\pi\sigma^2)+"
          r"\frac{\psi_1(k)+(\psi(k)+\ln\theta-\mu)^2}{2\sigma^2}",
          "k*(psi(k) + log(theta)) - k - lgamma(k) - k*log(theta) + 1/2*log(2*pi*sigma**2)"
          " + (trigamma(k) + (psi(k) + log(theta) - mu)**2)/(2*sigma**2)",
          "D. Kundu, A. Manglick (2005), Discriminating between gamma and log-normal"),
    right("kl", "LogNormal(mu, sigma)", "Gamma(k, theta)",
          r"-\frac12\ln(2\pi e\sigma^2)-k\mu+\ln\Gamma(k)+k\ln\theta+\frac{e^{\mu+\sigma^2/2}}"
          r"{\theta}",
          "-1/2*log(2*pi*e*sigma**2) - k*mu + lgamma(k) + k*log(theta)"
          " + exp(mu + sigma**2/2)/theta",
          "D. Kundu, A. Manglick (2005), the other way"),
    right("kl", "LogNormal(mu, sigma)", "Exponential(lambda)",
          r"-\mu-\frac12\ln(2\pi e\sigma^2)-\ln\lambda+\lambda e^{\mu+\frac{\sigma^2}{2}}",
          "-mu - 1/2*log(2*pi*e*sigma**2) - log(lambda) + lambda*exp(mu + sigma**2/2)",
          "by the mean of the log-normal law"),
    right("kl", "Weibull(lambda, k)", "Exponential(theta)",
          r"\ln\frac{k}{\lambda\theta}-\gamma\left(1-\frac1k\right)-1+\theta\lambda\,\Gamma\left(1"
          r"+\frac1k\right)",
          "log(k/(lambda*theta)) - euler*(1 - 1/k) - 1 + theta*lambda*gamma_function(1 + 1/k)",
          "C. Bauckhage (2013), at k₂ = 1", note=EULER),
    right("kl", "HalfNormal(sigma)", "Exponential(lambda)",
          r"\frac12\ln\frac{2}{\pi\sigma^2}-\frac12-\ln\lambda+\lambda\sigma\sqrt{\frac2\pi}",
          "1/2*log(2/(pi*sigma**2)) - 1/2 - log(lambda) + lambda*sigma*sqrt(2/pi)",
          "by the mean of the half-normal law"),
    right("cross-entropy", "Exponential(lambda)", "HalfNormal(sigma)",
          r"\frac12\ln\frac{\pi\sigma^2}{2}+\frac{1}{\lambda^2\sigma^2}",
          "1/2*log(pi*sigma**2/2) + 1/(lambda**2*sigma**2)", "by E X² = 2/λ²"),
    right("cross-entropy", "Poisson(lambda)", "Geometric0(p)",
          r"-\ln p-\lambda\ln(1-p)", "-log(p) - lambda*log(1 - p)", "by the mean"),
    right("cross-entropy", "Uniform(0, 1)", "Beta(alpha, beta)",
          r"\ln\mathrm{B}(\alpha,\beta)+(\alpha-1)+(\beta-1)",
          "log(B(alpha, beta)) + (alpha - 1) + (beta - 1)", "by E log X = −1"),
    right("cross-entropy", "Gumbel(beta, mu)", "Normal(nu, sigma)",
          r"\ln(\sigma\sqrt{2\pi})+\frac{\pi^2\beta^2/6+(\mu+\gamma\beta-\nu)^2}{2\sigma^2}",
          "log(sigma*sqrt(2*pi)) + (pi**2*beta**2/6 + (mu + euler*beta - nu)**2)/(2*sigma**2)",
          "PyTorch, the Gaussian half of Gumbel and Normal", note=EULER),
    right("kl", "Logistic(mu_1, s_1)", "Normal(mu_2, sigma_2)",
          r"\ln\frac{\sigma_2\sqrt{2\pi}}{s_1}-2+\frac{\frac{\pi^2s_1^2}{3}+(\mu_1-\mu_2)^2}"
          r"{2\sigma_2^2}",
          "log(sigma_2*sqrt(2*pi)/s_1) - 2 + (pi**2*s_1**2/3 + (mu_1 - mu_2)**2)/(2*sigma_2**2)",
          "by the variance of the logistic law"),
    right("kl", "Maxwell(a_1)", "Rayleigh(sigma)",
          r"\ln\left(\sqrt{\frac2\pi}\,\frac{\sigma^2}{a_1^2}\right)+\frac12\left[2\ln a_1+\psi"
          r"\left(\tfrac32\right)+\ln 2\right]-\ln a_1-\frac32+\frac{3a_1^2}{2\sigma^2}",
          "log(sqrt(2/pi)*sigma**2/a_1**2) + 1/2*(2*log(a_1) + psi(3/2) + log(2)) - log(a_1)"
          " - 3/2 + 3*a_1**2/(2*sigma**2)",
          "M. Gil (2011), chi laws of 3 and 2 degrees"),
    right("kl", "Chi(k_1)", "Chi(k_2)",
          r"\frac12\psi\left(\frac{k_1}{2}\right)(k_1-k_2)+\ln\left[\frac{\Gamma(k_2/2)}{"
          r"\Gamma(k_1/2)}\right]",
          "1/2*psi(k_1/2)*(k_1 - k_2) + log(gamma_function(k_2/2)/gamma_function(k_1/2))",
          "M. Gil (2011), table 2.4"),
    right("entropy", "IdealSoliton(K)", "",
          r"\frac{\ln K}{K}+\sum_{i=2}^{K}\frac{\ln\bigl(i(i-1)\bigr)}{i(i-1)}",
          "log(K)/K + sum(log(i*(i - 1))/mpf(i*(i - 1)) for i in range(2, K + 1))",
          "M. Luby (2002), LT codes, by definition", at={"K": ("5", "9")}),
    right("kl", "Die(m)", "Die(n)", r"\ln\frac{n}{m}", "log(n/m)", "nested dice", silent=True,
          note="∞ for m > n", at={"m": ("6", "4"), "n": ("8", "20")}),
    right("kl", "PowerFunction(alpha, 0, b)", "Uniform(0, b)",
          r"\ln\alpha-1+\frac1\alpha", "log(alpha) - 1 + 1/alpha", "Beta(α, 1), scaled"),
    right("kl", "WignerSemicircle(R_1)", "Normal(0, sigma)",
          r"\frac12+\ln\frac{\sigma\sqrt{2\pi}}{\pi R_1}+\frac{R_1^2}{8\sigma^2}",
          "1/2 + log(sigma*sqrt(2*pi)/(pi*R_1)) + R_1**2/(8*sigma**2)",
          "by the variance R²/4"),
    right("kl", "Triangular(0, 1, c)", "Uniform(0, 1)", r"\ln 2-\frac12", "log(2) - 1/2",
          "minus the entropy: Wikipedia, Triangular distribution",
          at={"c": ("3/10", "4/5")}),
    right("entropy", "InverseGaussian(mu, lambda)", "",
          r"\frac12\ln\frac{2\pi e\mu^3}{\lambda}+\frac32 e^{2\lambda/\mu}\,\mathrm{Ei}\left(-"
          r"\frac{2\lambda}{\mu}\right)",
          "1/2*log(2*pi*e*mu**3/lambda) + 3/2*exp(2*lambda/mu)*Ei(-2*lambda/mu)",
          "Wikipedia, Inverse Gaussian distribution, as an exponential integral",
          at={"mu": ("13/10", "4/5")}),
    # wrong
    wrong("kl", "LogNormal(mu, sigma)", "Exponential(lambda)",
          r"-\mu-\frac12\ln(2\pi e\sigma^2)-\ln\lambda+\lambda e^{\mu}",
          "-mu - 1/2*log(2*pi*e*sigma**2) - log(lambda) + lambda*exp(mu)",
          "the median for the mean", "a lost factor"),
    wrong("kl", "Weibull(lambda, k)", "Exponential(theta)",
          r"\ln\frac{k\theta}{\lambda}-\gamma\left(1-\frac1k\right)-1+\frac\lambda\theta\Gamma"
          r"\left(1+\frac1k\right)",
          "log(k*theta/lambda) - euler*(1 - 1/k) - 1 + lambda/theta*gamma_function(1 + 1/k)",
          "θ taken for the mean", "rate read as scale", note=EULER),
    wrong("kl", "Logistic(mu_1, s_1)", "Normal(mu_2, sigma_2)",
          r"\ln\frac{\sigma_2\sqrt{2\pi}}{s_1}-2+\frac{s_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}",
          "log(sigma_2*sqrt(2*pi)/s_1) - 2 + (s_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2)",
          "the scale for the standard deviation", "a lost factor"),
    wrong("cross-entropy", "Poisson(lambda)", "Geometric0(p)", r"-\ln p-(\lambda-1)\ln(1-p)",
          "-log(p) - (lambda - 1)*log(1 - p)", "the geometric law that begins at 1",
          "another support", "an extra term"),
    wrong("kl", F1, F2,
          r"\ln\frac{a_1 s_1^{a_1}}{a_2 s_2^{a_2}}-(a_1-a_2)\left[\ln s_1+\frac{\gamma}{a_1}\right]"
          r"+\left(\frac{s_1}{s_2}\right)^{a_2}\Gamma\left(1+\frac{a_2}{a_1}\right)-1",
          "log(a_1*s_1**a_1/(a_2*s_2**a_2)) - (a_1 - a_2)*(log(s_1) + euler/a_1)"
          " + (s_1/s_2)**a_2*gamma_function(1 + a_2/a_1) - 1",
          "the Weibull ratio", "an exponent", "a sign", note=EULER),
    wrong("kl", "Gamma(k, theta)", "LogNormal(mu, sigma)",
          r"k\,\psi(k)-k-\ln\Gamma(k)+\frac12\ln(2\pi\sigma^2)+\frac{\psi(k)+(\psi(k)+\ln\theta-\mu"
          r")^2}{2\sigma^2}",
          "k*psi(k) - k - lgamma(k) + 1/2*log(2*pi*sigma**2)"
          " + (psi(k) + (psi(k) + log(theta) - mu)**2)/(2*sigma**2)",
          "ψ for ψ′", "a shifted argument", "a lost term"),
]
