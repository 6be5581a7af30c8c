"""Laplace, Gumbel, logistic, Cauchy, Student's t on the line; von Mises on the circle."""

from formulas.entry import right, wrong

LA1, LA2 = "Laplace(mu_1, b_1)", "Laplace(mu_2, b_2)"
GU1, GU2 = "Gumbel(beta_1, mu_1)", "Gumbel(beta_2, mu_2)"
C1, C2 = "Cauchy(x_1, gamma_1)", "Cauchy(x_2, gamma_2)"
VM = "VonMises(mu, kappa)"
CENTRES = {"x_1": ("2/5", "-7/10"), "x_2": ("-3/5", "13/10")}
EULER = "γ is Euler's constant"

FORMULAS = [
    right("kl", LA1, LA2,
          r"\log\frac{b_2}{b_1}+\frac{|\mu_1-\mu_2|}{b_2}+\frac{b_1}{b_2}\exp\left(-\frac{|\mu_1-"
          r"\mu_2|}{b_1}\right)-1",
          "log(b_2/b_1) + abs(mu_1 - mu_2)/b_2 + b_1/b_2*exp(-abs(mu_1 - mu_2)/b_1) - 1",
          "M. Gil (2011), table 2.4"),
    right("kl", LA1, LA2,
          r"\frac{b_1 \exp\left(-\frac{\left| \mu_1 - \mu_2 \right|}{b_1}\right) + \left| \mu_1 - "
          r"\mu_2 \right|}{b_2} + \ln\left(\frac{b_2}{b_1}\right) - 1",
          "(b_1*exp(-abs(mu_1 - mu_2)/b_1) + abs(mu_1 - mu_2))/b_2 + log(b_2/b_1) - 1",
          "G. Meyer (2021), An alternative probabilistic interpretation of the Huber loss"),
    right("kl", "Laplace(mu, b_1)", "Laplace(mu, b_2)",
          r"\frac{b_1}{b_2} - 1 - \ln \frac{b_1}{b_2}", "b_1/b_2 - 1 - log(b_1/b_2)",
          "equal centres, from Gil (2011)"),
    right("entropy", "Laplace(mu, b)", "", r"\ln(2be)", "log(2*b*e)",
          "Wikipedia, Laplace distribution"),
    right("entropy", "Laplace(mu, scale=b)", "", r"1 + \log(2 b)", "1 + log(2*b)",
          "T. Cover, J. Thomas, table 17.1"),
    right("entropy", "Laplace(mu, 1/lambda)", "", r"1+\ln\frac{2}{\lambda}", "1 + log(2/lambda)",
          "T. Cover, J. Thomas, table 17.1, in the rate"),
    right("kl", "Laplace(mu_1, b_1)", "Normal(mu_2, sigma_2)",
          r"-\frac12\ln\left(\frac{2b_1^2}{\pi\sigma_2^2}\right)-1+\frac{b_1^2}{\sigma_2^2}+"
          r"\frac{(\mu_1-\mu_2)^2}{2\sigma_2^2}",
          "-1/2*log(2*b_1**2/(pi*sigma_2**2)) - 1 + b_1**2/sigma_2**2"
          " + (mu_1 - mu_2)**2/(2*sigma_2**2)",
          "PyTorch, torch.distributions.kl, Laplace and Normal"),
    right("cross-entropy", LA1, LA2,
          r"\ln(2b_2)+\frac{|\mu_1-\mu_2|+b_1e^{-|\mu_1-\mu_2|/b_1}}{b_2}",
          "log(2*b_2) + (abs(mu_1 - mu_2) + b_1*exp(-abs(mu_1 - mu_2)/b_1))/b_2",
          "jojonki/AutoEncoders#1, the mean of |X − μ₂|"),
    right("kl", GU1, GU2,
          r"\log\frac{\beta_2}{\beta_1}+\gamma\left(\frac{\beta_1}{\beta_2}-1\right)+e^{(\mu_2-"
          r"\mu_1)/\beta_2}\,\Gamma\left(\frac{\beta_1}{\beta_2}+1\right)-1+\frac{\mu_1-\mu_2}"
          r"{\beta_2}",
          "log(beta_2/beta_1) + euler*(beta_1/beta_2 - 1) + exp((mu_2 - mu_1)/beta_2)"
          "*gamma_function(beta_1/beta_2 + 1) - 1 + (mu_1 - mu_2)/beta_2",
          "M. Gil (2011), as corrected by TFP", note=EULER),
    right("kl", "Gumbel(beta, mu_1)", "Gumbel(beta, mu_2)",
          r"\frac{\mu_1-\mu_2}{\beta}+e^{(\mu_2-\mu_1)/\beta}-1",
          "(mu_1 - mu_2)/beta + exp((mu_2 - mu_1)/beta) - 1", "M. Gil (2011), equal scales"),
    right("entropy", "Gumbel(beta, mu)", "", r"\ln(\beta)+\gamma+1", "log(beta) + euler + 1",
          "Wikipedia, Gumbel distribution", note=EULER),
    right("entropy", "Gumbel(beta, mu)", "", r"1 + \gamma_{\mathrm{E}} + \log\beta",
          "1 + euler + log(beta)", "Euler's constant with an index", note=EULER),
    right("kl", GU1, "Normal(mu_2, sigma_2)",
          r"\ln\frac{\sqrt{2\pi}\,\sigma_2}{\beta_1}-(\gamma+1)+\frac12\left(\frac{\pi\beta_1}"
          r"{\sqrt6\,\sigma_2}\right)^2+\frac12\left(\frac{\mu_1+\gamma\beta_1-\mu_2}{\sigma_2}"
          r"\right)^2",
          "log(sqrt(2*pi)*sigma_2/beta_1) - (euler + 1) + 1/2*(pi*beta_1/(sqrt(6)*sigma_2))**2"
          " + 1/2*((mu_1 + euler*beta_1 - mu_2)/sigma_2)**2",
          "PyTorch, torch.distributions.kl, Gumbel and Normal, as corrected", note=EULER),
    right("entropy", "Logistic(mu, s)", "", r"\ln s+2", "log(s) + 2",
          "Wikipedia, Logistic distribution"),
    right("entropy", "Logistic(mu, s)", "", r"\log (s e^2)", "log(s*e**2)",
          "T. Cover, J. Thomas, table 17.1, with a scale"),
    right("entropy", "Cauchy(x_0, gamma)", "", r"\log(4\pi\gamma)", "log(4*pi*gamma)",
          "Wikipedia, Cauchy distribution", note="γ is the scale"),
    right("kl", C1, C2,
          r"\log\frac{(\gamma_1+\gamma_2)^2+(x_1-x_2)^2}{4\gamma_1\gamma_2}",
          "log(((gamma_1 + gamma_2)**2 + (x_1 - x_2)**2)/(4*gamma_1*gamma_2))",
          "F. Chyzak, F. Nielsen (2019), theorem 1", at=CENTRES),
    right("kl", "Cauchy(0, gamma_1)", "Cauchy(0, gamma_2)",
          r"2\ln\frac{\gamma_1+\gamma_2}{2\sqrt{\gamma_1\gamma_2}}",
          "2*log((gamma_1 + gamma_2)/(2*sqrt(gamma_1*gamma_2)))",
          "F. Chyzak, F. Nielsen (2019), the ratio of two means"),
    right("cross-entropy", C1, C2,
          r"\log\left(\pi\,\frac{(x_1-x_2)^2+(\gamma_1+\gamma_2)^2}{\gamma_2}\right)",
          "log(pi*((x_1 - x_2)**2 + (gamma_1 + gamma_2)**2)/gamma_2)",
          "F. Chyzak, F. Nielsen (2019), cross-entropy", at=CENTRES),
    right("entropy", "StudentT(nu)", "",
          r"\frac{\nu+1}{2}\left[\psi\left(\frac{1+\nu}{2}\right)-\psi\left(\frac{\nu}{2}\right)"
          r"\right]+\ln\left[\sqrt{\nu}\,B\left(\frac{\nu}{2},\frac12\right)\right]",
          "(nu + 1)/2*(psi((1 + nu)/2) - psi(nu/2)) + log(sqrt(nu)*B(nu/2, 1/2))",
          "Wikipedia, Student's t-distribution"),
    right("entropy", "StudentT(n)", "",
          r"\frac{n+1}{2}\left(\psi\left(\tfrac{n+1}{2}\right)-\psi\left(\tfrac n2\right)\right)+"
          r"\log\left(\sqrt n\,\mathrm{B}\left(\tfrac12,\tfrac n2\right)\right)",
          "(n + 1)/2*(psi((n + 1)/2) - psi(n/2)) + log(sqrt(n)*B(1/2, n/2))",
          "T. Cover, J. Thomas, table 17.1"),
    right("kl", "StudentT(nu)", "Normal(0, sigma)",
          r"\ln\frac{\Gamma(\frac{\nu+1}{2})}{\sqrt{\nu\pi}\,\Gamma(\frac{\nu}{2})}-\frac{\nu+1}"
          r"{2}\left[\psi\Big(\frac{\nu+1}{2}\Big)-\psi\Big(\frac\nu2\Big)\right]+\frac12\ln(2\pi"
          r"\sigma^2)+\frac{\nu}{2\sigma^2(\nu-2)}",
          "log(gamma_function((nu + 1)/2)/(sqrt(nu*pi)*gamma_function(nu/2)))"
          " - (nu + 1)/2*(psi((nu + 1)/2) - psi(nu/2)) + 1/2*log(2*pi*sigma**2)"
          " + nu/(2*sigma**2*(nu - 2))",
          "pytorch/pytorch#145729, by the variance of t", silent=True,
          note="∞ for ν ≤ 2"),
    right("entropy", VM, "",
          r"-\kappa\frac{I_1(\kappa)}{I_0(\kappa)}+\ln[2\pi I_0(\kappa)]",
          "-kappa*I(1, kappa)/I(0, kappa) + log(2*pi*I(0, kappa))",
          "Wikipedia, von Mises distribution"),
    right("kl", "VonMises(mu_1, kappa_1)", "VonMises(mu_2, kappa_2)",
          r"\ln\frac{I_0(\kappa_2)}{I_0(\kappa_1)}+\frac{I_1(\kappa_1)}{I_0(\kappa_1)}\bigl("
          r"\kappa_1-\kappa_2\cos(\mu_1-\mu_2)\bigr)",
          "log(I(0, kappa_2)/I(0, kappa_1)) + I(1, kappa_1)/I(0, kappa_1)"
          "*(kappa_1 - kappa_2*cos(mu_1 - mu_2))",
          "TFP, kl_von_mises_von_mises"),
    right("kl", VM, "Uniform(0, 2*pi)",
          r"\kappa\,\frac{I_1(\kappa)}{I_0(\kappa)}-\log I_0(\kappa)",
          "kappa*I(1, kappa)/I(0, kappa) - log(I(0, kappa))",
          "kingofspace0wzz/wae-rnf-lm#6, in dimension 2"),
    right("entropy", "HalfCauchy(gamma)", "", r"\ln(2\pi\gamma)", "log(2*pi*gamma)",
          "SciPy, halfcauchy, with a scale", note="γ is the scale"),
    right("entropy", "Moyal(mu, sigma)", "",
          r"\frac12\left(\ln(4\pi) + 1 + \gamma\right) + \ln\sigma",
          "1/2*(log(4*pi) + 1 + euler) + log(sigma)",
          "by ψ(½) = −γ − 2 ln 2", note=EULER),
    right("entropy", "ExponentialPower(mu, alpha, beta)", "",
          r"\frac{1}{\beta}-\log\left[\frac{\beta}{2\alpha\Gamma(1/\beta)}\right]",
          "1/beta - log(beta/(2*alpha*gamma_function(1/beta)))",
          "Wikipedia, Generalized normal distribution"),
    right("kl", "ExponentialPower(mu, alpha_1, beta_1)", "ExponentialPower(mu, alpha_2, beta_2)",
          r"\ln\frac{\beta_1\alpha_2\Gamma(1/\beta_2)}{\beta_2\alpha_1\Gamma(1/\beta_1)}+\left("
          r"\frac{\alpha_1}{\alpha_2}\right)^{\beta_2}\frac{\Gamma((\beta_2+1)/\beta_1)}"
          r"{\Gamma(1/\beta_1)}-\frac{1}{\beta_1}",
          "log(beta_1*alpha_2*gamma_function(1/beta_2)/(beta_2*alpha_1*gamma_function(1/beta_1)))"
          " + (alpha_1/alpha_2)**beta_2*gamma_function((beta_2 + 1)/beta_1)"
          "/gamma_function(1/beta_1) - 1/beta_1",
          "M. Do, M. Vetterli (2002), Wavelet-based texture retrieval, eq. 17"),
    # wrong
    wrong("kl", LA1, LA2,
          r"\log\frac{b_2}{b_1}+\frac{|\mu_1-\mu_2|}{b_2}+\frac{b_1}{b_2}\exp\left(-\frac{|\mu_1-"
          r"\mu_2|}{b_2}\right)-1",
          "log(b_2/b_1) + abs(mu_1 - mu_2)/b_2 + b_1/b_2*exp(-abs(mu_1 - mu_2)/b_2) - 1",
          "b₂ in the exponent", "an index"),
    wrong("kl", LA1, LA2,
          r"\log\frac{b_1}{b_2}+\frac{|\mu_1-\mu_2|}{b_1}+\frac{b_2}{b_1}\exp\left(-\frac{|\mu_1-"
          r"\mu_2|}{b_2}\right)-1",
          "log(b_1/b_2) + abs(mu_1 - mu_2)/b_1 + b_2/b_1*exp(-abs(mu_1 - mu_2)/b_2) - 1",
          "KL(q‖p)", "p and q swapped"),
    wrong("kl", LA1, LA2,
          r"\log\frac{b_2}{b_1}+\frac{|\mu_1-\mu_2|}{b_2}+\frac{b_1}{b_2}-1",
          "log(b_2/b_1) + abs(mu_1 - mu_2)/b_2 + b_1/b_2 - 1", "the exponential forgotten",
          "a lost factor"),
    wrong("entropy", "Laplace(mu, 1/lambda)", "", r"1+\ln(2\lambda)", "1 + log(2*lambda)",
          "the scale's form, called with a rate", "rate read as scale", "a sign"),
    wrong("entropy", "Laplace(mu, b)", "", r"1+\log_2(2b)", "1 + log(2*b)/log(2)",
          "log₂ for the logarithm alone", "log base 2"),
    wrong("entropy", "Laplace(mu, b)", "", r"\ln(2b)", "log(2*b)", "the e lost",
          "a lost additive constant"),
    wrong("kl", GU1, GU2,
          r"\log\frac{\beta_2}{\beta_1}+\gamma\left(\frac{\beta_1}{\beta_2}-1\right)+e^{(\mu_1-"
          r"\mu_2)/\beta_2}\,\Gamma\left(\frac{\beta_1}{\beta_2}+1\right)-1+\frac{\mu_1-\mu_2}"
          r"{\beta_2}",
          "log(beta_2/beta_1) + euler*(beta_1/beta_2 - 1) + exp((mu_1 - mu_2)/beta_2)"
          "*gamma_function(beta_1/beta_2 + 1) - 1 + (mu_1 - mu_2)/beta_2",
          "the sign of the exponent", "a sign", note=EULER),
    wrong("entropy", "Gumbel(beta, mu)", "", r"\ln\beta-\gamma+1", "log(beta) - euler + 1",
          "the law of a minimum has E[z] = −γ",
          "a sign", "a lost additive constant", note=EULER),
    wrong("entropy", "Gumbel(beta, mu)", "", r"\ln\mu+\gamma+1", "log(mu) + euler + 1",
          "Gumbel(μ, β) against Gumbel(β, μ)", "parameters in another order",
          note=EULER, at={"mu": ("3/10", "5/2")}),
    wrong("entropy", "Logistic(mu, s)", "", r"2-\ln s", "2 - log(s)", "a sign", "a sign",
          "scale read as rate"),
    wrong("entropy", "Logistic(mu, s)", "", r"\ln\left(\frac{\pi s}{\sqrt3}\right)+2",
          "log(pi*s/sqrt(3)) + 2", "the standard deviation for the scale",
          "a lost additive constant", "a lost factor"),
    wrong("entropy", "Cauchy(x_0, gamma)", "", r"\log(2\pi\gamma)", "log(2*pi*gamma)",
          "that of the half-Cauchy", "a lost additive constant", "factor ½",
          note="γ is the scale"),
    wrong("kl", C1, C2,
          r"\log\frac{(\gamma_1+\gamma_2)^2+(x_1-x_2)^2}{2\gamma_1\gamma_2}",
          "log(((gamma_1 + gamma_2)**2 + (x_1 - x_2)**2)/(2*gamma_1*gamma_2))",
          "2 for 4: KL(p‖p) = ln 2", "a lost additive constant", "factor 2", "factor ½",
          at=CENTRES),
    wrong("kl", C1, C2,
          r"\log\frac{\gamma_1^2+\gamma_2^2+(x_1-x_2)^2}{4\gamma_1\gamma_2}",
          "log((gamma_1**2 + gamma_2**2 + (x_1 - x_2)**2)/(4*gamma_1*gamma_2))",
          "the square of a sum", "a bracket", "a lost term", at=CENTRES),
    wrong("entropy", "StudentT(nu)", "",
          r"\frac{\nu+1}{2}\left[\psi\left(\frac{\nu}{2}\right)-\psi\left(\frac{1+\nu}{2}\right)"
          r"\right]+\ln\left[\sqrt{\nu}\,B\left(\frac{\nu}{2},\frac12\right)\right]",
          "(nu + 1)/2*(psi(nu/2) - psi((1 + nu)/2)) + log(sqrt(nu)*B(nu/2, 1/2))",
          "the difference the other way", "a sign"),
    wrong("entropy", "StudentT(nu)", "",
          r"\frac{\nu+1}{2}\left[\psi\left(\frac{1+\nu}{2}\right)-\psi\left(\frac{\nu}{2}\right)"
          r"\right]+\sqrt{\nu}\,B\left(\frac{\nu}{2},\frac12\right)",
          "(nu + 1)/2*(psi((1 + nu)/2) - psi(nu/2)) + sqrt(nu)*B(nu/2, 1/2)",
          "the last logarithm lost", "Γ for log Γ", "a bracket"),
    wrong("entropy", VM, "",
          r"-\kappa\frac{I_0(\kappa)}{I_1(\kappa)}+\ln[2\pi I_0(\kappa)]",
          "-kappa*I(0, kappa)/I(1, kappa) + log(2*pi*I(0, kappa))",
          "the ratio upside down", "a shifted argument", "an index", "an exponent"),
    wrong("entropy", VM, "",
          r"-\kappa\frac{I_1(\kappa)}{I_0(\kappa)}+\ln I_0(\kappa)",
          "-kappa*I(1, kappa)/I(0, kappa) + log(I(0, kappa))", "relative to the uniform law",
          "a lost additive constant"),
    wrong("kl", "VonMises(mu_1, kappa_1)", "VonMises(mu_2, kappa_2)",
          r"\ln\frac{I_0(\kappa_2)}{I_0(\kappa_1)}+\frac{I_1(\kappa_1)}{I_0(\kappa_1)}(\kappa_1-"
          r"\kappa_2)",
          "log(I(0, kappa_2)/I(0, kappa_1)) + I(1, kappa_1)/I(0, kappa_1)*(kappa_1 - kappa_2)",
          "as if the directions were equal", "a lost factor", "a lost term"),
    wrong("kl", "ExponentialPower(mu, alpha_1, beta)", "ExponentialPower(mu, alpha_2, beta)",
          r"\ln\frac{\alpha_2}{\alpha_1}+\left(\frac{\alpha_1}{\alpha_2}\right)^\beta-1",
          "log(alpha_2/alpha_1) + (alpha_1/alpha_2)**beta - 1", "1/β forgotten", "a lost factor"),
]
