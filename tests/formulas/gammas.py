"""Gamma and its relatives on the half-line."""

from formulas.entry import right, wrong

G1, G2 = "Gamma(k_1, theta_1)", "Gamma(k_2, theta_2)"
R1, R2 = "Gamma(alpha_1, rate=beta_1)", "Gamma(alpha_2, rate=beta_2)"
E1, E2 = "Exponential(lambda_1)", "Exponential(lambda_2)"
W1, W2 = "Weibull(lambda_1, k_1)", "Weibull(lambda_2, k_2)"
IG1, IG2 = "InverseGaussian(mu_1, lambda_1)", "InverseGaussian(mu_2, lambda_2)"
GAMMA_KL = (
    "(alpha_1 - alpha_2)*psi(alpha_1) - lgamma(alpha_1) + lgamma(alpha_2)"
    " + alpha_2*(log(beta_1) - log(beta_2)) + alpha_1*(beta_2 - beta_1)/beta_1"
)

FORMULAS = [
    right("kl", R1, R2,
          r"(\alpha_1-\alpha_2)\psi(\alpha_1)-\log\Gamma(\alpha_1)+\log\Gamma(\alpha_2)+"
          r"\alpha_2(\log\beta_1-\log\beta_2)+\alpha_1\frac{\beta_2-\beta_1}{\beta_1}",
          GAMMA_KL, "Wikipedia, Gamma distribution, Kullback-Leibler divergence"),
    right("kl", "Gamma(alpha_1, 1/beta_1)", "Gamma(alpha_2, 1/beta_2)",
          r"\mathrm{KL}[P\,||\,Q] = \alpha_2 \ln \frac{\beta_1}{\beta_2} - \ln \frac{\Gamma("
          r"\alpha_1)}{\Gamma(\alpha_2)} + (\alpha_1 - \alpha_2) \, \psi(\alpha_1) - (\beta_1 - "
          r"\beta_2) \, \frac{\alpha_1}{\beta_1}",
          "alpha_2*log(beta_1/beta_2) - log(gamma_function(alpha_1)/gamma_function(alpha_2))"
          " + (alpha_1 - alpha_2)*psi(alpha_1) - (beta_1 - beta_2)*alpha_1/beta_1",
          "StatProofBook, gam-kl"),
    right("kl", G1, G2,
          r"\left(k_1 - 1\right) \psi(k_1) - \ln\theta_1 - k_1 - \ln\Gamma(k_1) + \ln\Gamma(k_2)"
          r" + k_2 \ln\theta_2 - (k_2-1)\left(\psi(k_1) + \ln\theta_1\right) + "
          r"\frac{\theta_1 k_1}{\theta_2}",
          "(k_1 - 1)*psi(k_1) - log(theta_1) - k_1 - lgamma(k_1) + lgamma(k_2)"
          " + k_2*log(theta_2) - (k_2 - 1)*(psi(k_1) + log(theta_1)) + theta_1*k_1/theta_2",
          "W. Penny (2001), KL-divergences of normal, gamma, Dirichlet and Wishart densities"),
    right("kl", G1, G2,
          r"\left(\frac{\theta_1-\theta_2}{\theta_2}\right)k_1+\log\left(\frac{\Gamma(k_2)"
          r"\theta_2^{k_2}}{\Gamma(k_1)\theta_1^{k_1}}\right)+(k_1-k_2)(\log\theta_1+\psi(k_1))",
          "(theta_1 - theta_2)/theta_2*k_1 + log(gamma_function(k_2)*theta_2**k_2"
          "/(gamma_function(k_1)*theta_1**k_1)) + (k_1 - k_2)*(log(theta_1) + psi(k_1))",
          "M. Gil (2011), table 2.4"),
    right("kl", "Gamma(k, theta_1)", "Gamma(k, theta_2)",
          r"k\left(\frac{\theta_1}{\theta_2}-1-\ln\frac{\theta_1}{\theta_2}\right)",
          "k*(theta_1/theta_2 - 1 - log(theta_1/theta_2))", "equal shapes, from Penny (2001)"),
    right("entropy", "Gamma(k, theta)", "", r"k+\ln\theta+\ln[\Gamma(k)]+(1-k)\psi(k)",
          "k + log(theta) + lgamma(k) + (1 - k)*psi(k)", "Wikipedia, Gamma distribution"),
    right("entropy", "Gamma(alpha, rate=beta)", "",
          r"\alpha - \ln \beta + \ln\Gamma(\alpha) + (1-\alpha)\,\digamma(\alpha)",
          "alpha - log(beta) + lgamma(alpha) + (1 - alpha)*psi(alpha)",
          "Wikipedia, Gamma distribution, in the rate"),
    right("entropy", "Gamma(a, 1/b)", "",
          r"a + \ln \Gamma(a) + (1-a)\cdot\psi^{(0)}(a) - \ln b",
          "a + lgamma(a) + (1 - a)*psi(a) - log(b)", "StatProofBook, gam-dent, end of the proof"),
    right("cross-entropy", R1, R2,
          r"\ln\Gamma(\alpha_2)-\alpha_2\ln\beta_2-(\alpha_2-1)\left[\psi(\alpha_1)-\ln\beta_1"
          r"\right]+\frac{\beta_2\alpha_1}{\beta_1}",
          "lgamma(alpha_2) - alpha_2*log(beta_2) - (alpha_2 - 1)*(psi(alpha_1) - log(beta_1))"
          " + beta_2*alpha_1/beta_1", "W. Penny (2001), the integral of q log p"),
    right("kl", E1, E2, r"\log\frac{\lambda_1}{\lambda_2}+\frac{\lambda_2}{\lambda_1}-1",
          "log(lambda_1/lambda_2) + lambda_2/lambda_1 - 1",
          "Wikipedia, Exponential distribution"),
    right("kl", "Exponential(scale=theta_1)", "Exponential(scale=theta_2)",
          r"\ln\frac{\theta_2}{\theta_1}+\frac{\theta_1-\theta_2}{\theta_2}",
          "log(theta_2/theta_1) + (theta_1 - theta_2)/theta_2", "Distributions.jl, exponential"),
    right("kl", "Exponential(1/mu_1)", "Exponential(1/mu_2)",
          r"\frac{\mu_1}{\mu_2}-\log\frac{\mu_1}{\mu_2}-1", "mu_1/mu_2 - log(mu_1/mu_2) - 1",
          "Itakura-Saito divergence of two spectra",
          at={"mu_1": ("13/10", "4/5"), "mu_2": ("7/10", "9/5")}),
    right("entropy", "Exponential(lambda)", "", r"1-\ln\lambda", "1 - log(lambda)",
          "Wikipedia, Exponential distribution"),
    right("entropy", "Exponential(lambda)", "", r"\log \frac{e}{\lambda}", "log(e/lambda)",
          "T. Cover, J. Thomas, table 17.1"),
    right("cross-entropy", E1, E2, r"\frac{\lambda_2}{\lambda_1}-\ln\lambda_2",
          "lambda_2/lambda_1 - log(lambda_2)", "PyTorch tests, by the mean of an exponential"),
    right("kl", E1, "Gamma(alpha_2, rate=beta_2)",
          r"-\alpha_2\ln\frac{\beta_2}{\lambda_1}+\frac{\beta_2}{\lambda_1}+\ln\Gamma(\alpha_2)+"
          r"\alpha_2\gamma-(1+\gamma)",
          "-alpha_2*log(beta_2/lambda_1) + beta_2/lambda_1 + lgamma(alpha_2) + alpha_2*euler"
          " - (1 + euler)", "PyTorch, torch.distributions.kl, Exponential and Gamma",
          note="γ is Euler's constant"),
    right("kl", E1, "Gumbel(beta_2, mu_2)",
          r"\ln(\lambda_1\beta_2)-1-\frac{\mu_2}{\beta_2}+\frac{\lambda_1\beta_2}{\lambda_1"
          r"\beta_2+1}e^{\mu_2/\beta_2}+\frac{1}{\lambda_1\beta_2}",
          "log(lambda_1*beta_2) - 1 - mu_2/beta_2 + lambda_1*beta_2/(lambda_1*beta_2 + 1)"
          "*exp(mu_2/beta_2) + 1/(lambda_1*beta_2)",
          "PyTorch, torch.distributions.kl, Exponential and Gumbel"),
    right("kl", E1, "Normal(mu_2, sigma_2)",
          r"\frac12\ln\left(2\pi\lambda_1^2\sigma_2^2\right)-1+\frac{1}{\sigma_2^2}\left("
          r"\frac{1}{\lambda_1^2}-\frac{\mu_2}{\lambda_1}+\frac{\mu_2^2}{2}\right)",
          "1/2*log(2*pi*lambda_1**2*sigma_2**2) - 1"
          " + 1/sigma_2**2*(1/lambda_1**2 - mu_2/lambda_1 + mu_2**2/2)",
          "PyTorch, torch.distributions.kl, Exponential and Normal"),
    right("kl", R1, "Gumbel(s_2, mu_2)",
          r"(\alpha_1-1)\psi(\alpha_1)-\ln\Gamma(\alpha_1)-\alpha_1+\ln(\beta_1 s_2)+"
          r"\frac{\alpha_1}{\beta_1 s_2}+e^{\mu_2/s_2}\left(1+\frac{1}{\beta_1 s_2}\right)^"
          r"{-\alpha_1}-\frac{\mu_2}{s_2}",
          "(alpha_1 - 1)*psi(alpha_1) - lgamma(alpha_1) - alpha_1 + log(beta_1*s_2)"
          " + alpha_1/(beta_1*s_2) + exp(mu_2/s_2)*(1 + 1/(beta_1*s_2))**(-alpha_1) - mu_2/s_2",
          "PyTorch, torch.distributions.kl, Gamma and Gumbel"),
    right("kl", R1, "Normal(mu_2, sigma_2)",
          r"\frac12\ln(2\pi\beta_1^2\sigma_2^2)-\alpha_1-\ln\Gamma(\alpha_1)+(\alpha_1-1)\psi("
          r"\alpha_1)+\frac{1}{\sigma_2^2}\left(\frac{\alpha_1^2+\alpha_1}{2\beta_1^2}-"
          r"\frac{\mu_2\alpha_1}{\beta_1}+\frac{\mu_2^2}{2}\right)",
          "1/2*log(2*pi*beta_1**2*sigma_2**2) - alpha_1 - lgamma(alpha_1)"
          " + (alpha_1 - 1)*psi(alpha_1) + 1/sigma_2**2*((alpha_1**2 + alpha_1)/(2*beta_1**2)"
          " - mu_2*alpha_1/beta_1 + mu_2**2/2)",
          "PyTorch, torch.distributions.kl, Gamma and Normal"),
    right("kl", "Erlang(k_1, lambda_1)", "Erlang(k_2, lambda_2)",
          r"(k_1-k_2)\psi(k_1)+\ln\frac{(k_2-1)!}{(k_1-1)!}+k_2\ln\frac{\lambda_1}{\lambda_2}+"
          r"k_1\frac{\lambda_2-\lambda_1}{\lambda_1}",
          "(k_1 - k_2)*psi(k_1) + log(factorial(k_2 - 1)/factorial(k_1 - 1))"
          " + k_2*log(lambda_1/lambda_2) + k_1*(lambda_2 - lambda_1)/lambda_1",
          "Wikipedia, Erlang distribution, with whole shapes",
          at={"k_1": ("3", "2"), "k_2": ("2", "5")}),
    right("entropy", "Erlang(k, lambda)", "",
          r"(1-k)\psi(k)+\ln\left[\frac{\Gamma(k)}{\lambda}\right]+k",
          "(1 - k)*psi(k) + log(gamma_function(k)/lambda) + k", "Wikipedia, Erlang distribution"),
    right("entropy", "ChiSquared(k)", "",
          r"\frac{k}{2} + \ln\left(2\Gamma\left(\frac{k}{2}\right)\right) + "
          r"\left(1-\frac{k}{2}\right)\psi\left(\frac{k}{2}\right)",
          "k/2 + log(2*gamma_function(k/2)) + (1 - k/2)*psi(k/2)",
          "Wikipedia, Chi-squared distribution"),
    right("kl", "ChiSquared(k_1)", "ChiSquared(k_2)",
          r"\ln\frac{\Gamma(k_2/2)}{\Gamma(k_1/2)}+\frac{k_1-k_2}{2}\psi(k_1/2)",
          "log(gamma_function(k_2/2)/gamma_function(k_1/2)) + (k_1 - k_2)/2*psi(k_1/2)",
          "M. Gil (2011), table 2.4"),
    right("entropy", "Chi(k)", "",
          r"\ln(\Gamma(k/2))+\frac{1}{2}(k-\ln(2)-(k-1)\psi_0(k/2))",
          "log(gamma_function(k/2)) + 1/2*(k - log(2) - (k - 1)*psi(k/2))",
          "Wikipedia, Chi distribution"),
    right("entropy", "InverseGamma(alpha, beta)", "",
          r"\alpha+\ln\left(\beta\Gamma(\alpha)\right)-(1+\alpha)\psi(\alpha)",
          "alpha + log(beta*gamma_function(alpha)) - (1 + alpha)*psi(alpha)",
          "Wikipedia, Inverse-gamma distribution"),
    right("kl", "InverseGamma(alpha_p, beta_p)", "InverseGamma(alpha_q, beta_q)",
          r"(\alpha_p-\alpha_q)\psi(\alpha_p)-\log\Gamma(\alpha_p)+\log\Gamma(\alpha_q)+"
          r"\alpha_q(\log\beta_p-\log\beta_q)+\alpha_p\frac{\beta_q-\beta_p}{\beta_p}",
          GAMMA_KL.replace("_1", "_p").replace("_2", "_q"),
          "Wikipedia, Inverse-gamma distribution"),
    right("entropy", "Weibull(lambda, k)", "",
          r"\gamma(1-1/k)+\ln(\lambda/k)+1", "euler*(1 - 1/k) + log(lambda/k) + 1",
          "Wikipedia, Weibull distribution", note="γ is Euler's constant"),
    right("entropy", "Weibull(alpha=lambda, beta=k)", "",
          r"\frac{(k-1)\gamma}{k}+\log\frac{\lambda}{k}+1",
          "(k - 1)*euler/k + log(lambda/k) + 1", "T. Cover, J. Thomas, table 17.1",
          note="γ is Euler's constant"),
    right("kl", W1, W2,
          r"\log\frac{k_1}{\lambda_1^{k_1}}-\log\frac{k_2}{\lambda_2^{k_2}}+(k_1-k_2)\left[\log"
          r"\lambda_1-\frac{\gamma}{k_1}\right]+\left(\frac{\lambda_1}{\lambda_2}\right)^{k_2}"
          r"\Gamma\left(\frac{k_2}{k_1}+1\right)-1",
          "log(k_1/lambda_1**k_1) - log(k_2/lambda_2**k_2) + (k_1 - k_2)*(log(lambda_1)"
          " - euler/k_1) + (lambda_1/lambda_2)**k_2*gamma_function(k_2/k_1 + 1) - 1",
          "C. Bauckhage (2013), Computing the KL divergence between two Weibull distributions"),
    right("kl", "Weibull(beta_1, alpha_1)", "Gamma(alpha_2, rate=beta_2)",
          r"\gamma\left(\frac{\alpha_2}{\alpha_1}-1\right)+\ln\alpha_1-\alpha_2\ln(\beta_1"
          r"\beta_2)-1+\ln\Gamma(\alpha_2)+\beta_1\beta_2\,\Gamma\!\left(1+\frac1{\alpha_1}"
          r"\right)",
          "euler*(alpha_2/alpha_1 - 1) + log(alpha_1) - alpha_2*log(beta_1*beta_2) - 1"
          " + lgamma(alpha_2) + beta_1*beta_2*gamma_function(1 + 1/alpha_1)",
          "TFP, kl_weibull_gamma", note="γ is Euler's constant"),
    right("entropy", "Rayleigh(sigma)", "",
          r"1+\ln\left(\frac{\sigma}{\sqrt2}\right)+\frac{\gamma}{2}",
          "1 + log(sigma/sqrt(2)) + euler/2", "Wikipedia, Rayleigh distribution",
          note="γ is Euler's constant"),
    right("kl", "Rayleigh(sigma_1)", "Rayleigh(sigma_2)",
          r"2\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2-\sigma_2^2}{\sigma_2^2}",
          "2*log(sigma_2/sigma_1) + (sigma_1**2 - sigma_2**2)/sigma_2**2",
          "M. Gil (2011), table 2.4"),
    right("entropy", "Maxwell(a)", "", r"\ln(a\sqrt{2\pi})+\gamma-\frac{1}{2}",
          "log(a*sqrt(2*pi)) + euler - 1/2", "Wikipedia, Maxwell-Boltzmann distribution",
          note="γ is Euler's constant"),
    right("kl", "Maxwell(a_1)", "Maxwell(a_2)",
          r"3\ln\frac{a_2}{a_1}+\frac32\left(\frac{a_1^2}{a_2^2}-1\right)",
          "3*log(a_2/a_1) + 3/2*(a_1**2/a_2**2 - 1)", "M. Gil (2011), table 2.4, chi family"),
    right("entropy", "Nakagami(m, omega)", "",
          r"\ln\Gamma(m)+m-\ln 2-\left(m-\frac12\right)\psi(m)+\frac12\ln\frac{\omega}{m}",
          "lgamma(m) + m - log(2) - (m - 1/2)*psi(m) + 1/2*log(omega/m)",
          "Handbook of differential entropy (2013), chi law scaled"),
    right("entropy", "GeneralizedGamma(a, d, p)", "",
          r"\ln\frac{a\,\Gamma(d/p)}{p}+\frac{d}{p}+\left(\frac1p-\frac dp\right)\psi\left("
          r"\frac{d}{p}\right)",
          "log(a*gamma_function(d/p)/p) + d/p + (1/p - d/p)*psi(d/p)",
          "Wikipedia, Generalized gamma distribution", at={"p": ("7/5", "2")}),
    right("kl", "GeneralizedGamma(a_1, d_1, p_1)", "GeneralizedGamma(a_2, d_2, p_2)",
          r"\ln\frac{p_1\,a_2^{d_2}\,\Gamma(d_2/p_2)}{p_2\,a_1^{d_1}\,\Gamma(d_1/p_1)}+\left["
          r"\frac{\psi(d_1/p_1)}{p_1}+\ln a_1\right](d_1-d_2)+\frac{\Gamma\bigl((d_1+p_2)/p_1"
          r"\bigr)}{\Gamma(d_1/p_1)}\left(\frac{a_1}{a_2}\right)^{p_2}-\frac{d_1}{p_1}",
          "log(p_1*a_2**d_2*gamma_function(d_2/p_2)/(p_2*a_1**d_1*gamma_function(d_1/p_1)))"
          " + (psi(d_1/p_1)/p_1 + log(a_1))*(d_1 - d_2)"
          " + gamma_function((d_1 + p_2)/p_1)/gamma_function(d_1/p_1)*(a_1/a_2)**p_2 - d_1/p_1",
          "C. Bauckhage (2014), KL between two generalized gamma distributions",
          at={"p_1": ("7/5", "2"), "p_2": ("6/5", "4/5")}),
    right("kl", IG1, IG2,
          r"\frac12\left[\frac{\lambda_2}{\lambda_1}+\ln\frac{\lambda_1}{\lambda_2}+\frac{"
          r"\lambda_2(\mu_1-\mu_2)^2}{\mu_1\mu_2^2}-1\right]",
          "1/2*(lambda_2/lambda_1 + log(lambda_1/lambda_2)"
          " + lambda_2*(mu_1 - mu_2)**2/(mu_1*mu_2**2) - 1)",
          "M. Gil (2011), table 2.4 (Wald)",
          at={"mu_1": ("13/10", "4/5"), "mu_2": ("7/10", "9/5")}),
    right("entropy", "Levy(mu, c)", "", r"\frac{1+3\gamma+\ln(16\pi c^2)}{2}",
          "(1 + 3*euler + log(16*pi*c**2))/2", "Wikipedia, Lévy distribution",
          note="γ is Euler's constant"),
    right("kl", "Levy(mu, c_1)", "Levy(mu, c_2)",
          r"\frac12\left(\frac{c_2}{c_1}-1-\ln\frac{c_2}{c_1}\right)",
          "1/2*(c_2/c_1 - 1 - log(c_2/c_1))", "inverse gamma at shape ½"),
    right("entropy", "Frechet(alpha, s, m)", "",
          r"1+\frac{\gamma}{\alpha}+\gamma+\ln\left(\frac{s}{\alpha}\right)",
          "1 + euler/alpha + euler + log(s/alpha)", "Wikipedia, Fréchet distribution",
          note="γ is Euler's constant"),
    right("entropy", "Gompertz(b, eta)", "",
          r"1-\ln(b\eta)-e^{\eta}\operatorname{E}_1(\eta)", "1 - log(b*eta) - exp(eta)*E1(eta)",
          "Handbook of differential entropy (2013)"),
    # wrong
    wrong("kl", G1, G2,
          r"(k_1-k_2)\psi(k_1)-\ln\Gamma(k_1)+\ln\Gamma(k_2)+k_2\ln\frac{\theta_1}{\theta_2}+k_1"
          r"\frac{\theta_2-\theta_1}{\theta_1}",
          "(k_1 - k_2)*psi(k_1) - lgamma(k_1) + lgamma(k_2) + k_2*log(theta_1/theta_2)"
          " + k_1*(theta_2 - theta_1)/theta_1",
          "the rate form, called with scales", "scale read as rate"),
    wrong("kl", R1, R2,
          r"(\alpha_1-\alpha_2)\psi(\alpha_1)+\ln\frac{\Gamma(\alpha_2)}{\Gamma(\alpha_1)}+"
          r"\alpha_2\ln\frac{\beta_2}{\beta_1}+\alpha_1\frac{\beta_1-\beta_2}{\beta_2}",
          "(alpha_1 - alpha_2)*psi(alpha_1) + log(gamma_function(alpha_2)"
          "/gamma_function(alpha_1)) + alpha_2*log(beta_2/beta_1)"
          " + alpha_1*(beta_1 - beta_2)/beta_2",
          "the scale form, called with rates", "rate read as scale"),
    wrong("kl", R1, R2,
          r"(\alpha_1-\alpha_2)\psi(\alpha_1)-\Gamma(\alpha_1)+\Gamma(\alpha_2)+\alpha_2(\ln"
          r"\beta_1-\ln\beta_2)+\alpha_1\frac{\beta_2-\beta_1}{\beta_1}",
          GAMMA_KL.replace("lgamma", "gamma_function"), "lgamma read as Γ", "Γ for log Γ"),
    wrong("kl", R1, R2,
          r"(\alpha_1-\alpha_2)\ln(\alpha_1)-\ln\Gamma(\alpha_1)+\ln\Gamma(\alpha_2)+\alpha_2("
          r"\ln\beta_1-\ln\beta_2)+\alpha_1\frac{\beta_2-\beta_1}{\beta_1}",
          GAMMA_KL.replace("psi(", "log("), "E log X ≈ log E X", "log for ψ"),
    wrong("kl", R1, R2,
          r"(\alpha_1-\alpha_2)\psi(\alpha_1)-\ln\Gamma(\alpha_1)+\ln\Gamma(\alpha_2)+\alpha_1("
          r"\ln\beta_1-\ln\beta_2)+\alpha_1\frac{\beta_2-\beta_1}{\beta_1}",
          GAMMA_KL.replace("alpha_2*(log", "alpha_1*(log"), "one subscript", "an index"),
    wrong("kl", R1, R2,
          r"(\alpha_2-\alpha_1)\psi(\alpha_2)-\ln\Gamma(\alpha_2)+\ln\Gamma(\alpha_1)+\alpha_1("
          r"\ln\beta_2-\ln\beta_1)+\alpha_2\frac{\beta_1-\beta_2}{\beta_2}",
          "(alpha_2 - alpha_1)*psi(alpha_2) - lgamma(alpha_2) + lgamma(alpha_1)"
          " + alpha_1*(log(beta_2) - log(beta_1)) + alpha_2*(beta_1 - beta_2)/beta_2",
          "KL(q‖p)", "p and q swapped"),
    wrong("entropy", "Gamma(alpha, rate=beta)", "",
          r"\alpha+\ln\beta+\ln\Gamma(\alpha)+(1-\alpha)\psi(\alpha)",
          "alpha + log(beta) + lgamma(alpha) + (1 - alpha)*psi(alpha)",
          "StatProofBook, gam-dent (P239), theorem: + ln b", "rate read as scale", "a sign"),
    wrong("entropy", "Gamma(k, theta)", "", r"k+\ln\theta+\Gamma(k)+(1-k)\psi(k)",
          "k + log(theta) + gamma_function(k) + (1 - k)*psi(k)", "lgamma read as Γ",
          "Γ for log Γ"),
    wrong("entropy", "Gamma(k, theta)", "", r"k+\ln\theta+\ln\Gamma(k)-(1-k)\psi(k)",
          "k + log(theta) + lgamma(k) - (1 - k)*psi(k)", "a sign", "a sign"),
    wrong("entropy", "Gamma(k, theta)", "", r"k+\ln\theta+\ln\Gamma(k)+(1-k)\psi(k-1)",
          "k + log(theta) + lgamma(k) + (1 - k)*psi(k - 1)", "ψ of the power, not of the shape",
          "a shifted argument", "a lost additive constant", at={"k": ("5/2", "7/4")}),
    wrong("kl", E1, E2, r"\log\frac{\lambda_2}{\lambda_1}+\frac{\lambda_1}{\lambda_2}-1",
          "log(lambda_2/lambda_1) + lambda_1/lambda_2 - 1",
          "the means' form, called with rates", "p and q swapped", "rate read as scale"),
    wrong("kl", E1, E2, r"\log\frac{\lambda_1}{\lambda_2}+\frac{\lambda_2}{\lambda_1}",
          "log(lambda_1/lambda_2) + lambda_2/lambda_1", "the −1 lost",
          "a lost additive constant"),
    wrong("entropy", "Exponential(lambda)", "", r"1+\ln\lambda", "1 + log(lambda)",
          "the scale's form, called with a rate", "rate read as scale", "a sign"),
    wrong("entropy", "Exponential(lambda)", "", r"1-\log_{10}\lambda", "1 - log(lambda)/log(10)",
          "an engineer's log", "log base 10"),
    wrong("entropy", "Exponential(scale=theta)", "", r"1-\ln\theta", "1 - log(theta)",
          "the rate's form, called with a scale", "scale read as rate", "a sign"),
    wrong("kl", "InverseGamma(alpha_1, beta_1)", "InverseGamma(alpha_2, beta_2)",
          r"(\alpha_1-\alpha_2)\psi(\alpha_1)-\ln\Gamma(\alpha_1)+\ln\Gamma(\alpha_2)+\alpha_2\ln"
          r"\frac{\beta_2}{\beta_1}+\alpha_1\frac{\beta_1-\beta_2}{\beta_2}",
          "(alpha_1 - alpha_2)*psi(alpha_1) - lgamma(alpha_1) + lgamma(alpha_2)"
          " + alpha_2*log(beta_2/beta_1) + alpha_1*(beta_1 - beta_2)/beta_2",
          "β taken for a rate", "scale read as rate"),
    wrong("entropy", "InverseGamma(alpha, beta)", "",
          r"\alpha+\ln\left(\beta\Gamma(\alpha)\right)+(1+\alpha)\psi(\alpha)",
          "alpha + log(beta*gamma_function(alpha)) + (1 + alpha)*psi(alpha)",
          "dtak/hs-bnn-public#1: the sign of E log X", "a sign"),
    wrong("entropy", "Weibull(lambda, k)", "", r"\gamma(1-1/\lambda)+\ln(k/\lambda)+1",
          "euler*(1 - 1/lambda) + log(k/lambda) + 1", "scale and shape exchanged",
          "parameters in another order", note="γ is Euler's constant"),
    wrong("entropy", "Weibull(lambda, k)", "", r"\gamma(1-1/k)+\ln(\lambda k)+1",
          "euler*(1 - 1/k) + log(lambda*k) + 1", "k on the wrong side of the bar",
          "a sign", "an exponent", "a lost term",
          note="γ is Euler's constant"),
    wrong("kl", W1, W2,
          r"\ln\frac{\lambda_1}{k_1^{\lambda_1}}-\ln\frac{\lambda_2}{k_2^{\lambda_2}}+(\lambda_1-"
          r"\lambda_2)\left[\ln k_1-\frac{\gamma}{\lambda_1}\right]+\left(\frac{k_1}{k_2}\right)"
          r"^{\lambda_2}\Gamma\left(\frac{\lambda_2}{\lambda_1}+1\right)-1",
          "log(lambda_1/k_1**lambda_1) - log(lambda_2/k_2**lambda_2) + (lambda_1 - lambda_2)"
          "*(log(k_1) - euler/lambda_1) + (k_1/k_2)**lambda_2"
          "*gamma_function(lambda_2/lambda_1 + 1) - 1",
          "Weibull(shape, scale) against Weibull(scale, shape)", "parameters in another order",
          note="γ is Euler's constant"),
    wrong("kl", W1, W2,
          r"\ln\frac{k_1}{\lambda_1^{k_1}}-\ln\frac{k_2}{\lambda_2^{k_2}}+(k_1-k_2)\left[\ln"
          r"\lambda_1-\frac{\gamma}{k_1}\right]+\left(\frac{\lambda_1}{\lambda_2}\right)^{k_2}"
          r"\Gamma\left(\frac{k_2}{k_1}\right)-1",
          "log(k_1/lambda_1**k_1) - log(k_2/lambda_2**k_2) + (k_1 - k_2)*(log(lambda_1)"
          " - euler/k_1) + (lambda_1/lambda_2)**k_2*gamma_function(k_2/k_1) - 1",
          "Γ(m) for Γ(m + 1)", "a shifted argument", note="γ is Euler's constant"),
    wrong("kl", "Rayleigh(sigma_1)", "Rayleigh(sigma_2)",
          r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2-\sigma_2^2}{\sigma_2^2}",
          "log(sigma_2/sigma_1) + (sigma_1**2 - sigma_2**2)/sigma_2**2",
          "one log for two", "factor ½", "an exponent"),
    wrong("entropy", "Rayleigh(sigma)", "", r"1+\ln\frac{\sigma}{\sqrt2}-\frac{\gamma}{2}",
          "1 + log(sigma/sqrt(2)) - euler/2", "ψ(1) = −γ with its sign lost",
          "a sign", "a lost additive constant",
          note="γ is Euler's constant"),
    wrong("kl", "Maxwell(a_1)", "Maxwell(a_2)",
          r"3\ln\frac{a_2}{a_1}+\frac12\left(\frac{a_1^2}{a_2^2}-1\right)",
          "3*log(a_2/a_1) + 1/2*(a_1**2/a_2**2 - 1)", "the dimension lost in one term",
          "a lost factor"),
    wrong("kl", IG1, IG2,
          r"\frac12\left[\frac{\lambda_2}{\lambda_1}+\ln\frac{\lambda_1}{\lambda_2}+\frac{"
          r"\lambda_2(\mu_1-\mu_2)^2}{\mu_1^2\mu_2}-1\right]",
          "1/2*(lambda_2/lambda_1 + log(lambda_1/lambda_2)"
          " + lambda_2*(mu_1 - mu_2)**2/(mu_1**2*mu_2) - 1)",
          "the square on the other mean", "an index", "an exponent",
          at={"mu_1": ("13/10", "4/5"), "mu_2": ("7/10", "9/5")}),
    wrong("entropy", "ChiSquared(k)", "",
          r"\frac{k}{2}+\ln\left(\Gamma\left(\frac{k}{2}\right)\right)+\left(1-\frac{k}{2}\right)"
          r"\psi\left(\frac{k}{2}\right)",
          "k/2 + log(gamma_function(k/2)) + (1 - k/2)*psi(k/2)", "ln 2 lost",
          "a lost additive constant"),
    wrong("cross-entropy", R1, R2,
          r"\ln\Gamma(\alpha_1)-\alpha_1\ln\beta_1-(\alpha_1-1)\left[\psi(\alpha_2)-\ln\beta_2"
          r"\right]+\frac{\beta_1\alpha_2}{\beta_2}",
          "lgamma(alpha_1) - alpha_1*log(beta_1) - (alpha_1 - 1)*(psi(alpha_2) - log(beta_2))"
          " + beta_1*alpha_2/beta_2", "H(q, p)", "p and q swapped"),
    wrong("kl", E1, "Gamma(alpha_2, rate=beta_2)",
          r"-\alpha_2\ln\frac{\beta_2}{\lambda_1}+\frac{\beta_2}{\lambda_1}+\ln\Gamma(\alpha_2)-"
          r"\alpha_2\gamma-(1-\gamma)",
          "-alpha_2*log(beta_2/lambda_1) + beta_2/lambda_1 + lgamma(alpha_2) - alpha_2*euler"
          " - (1 - euler)", "E log X = γ − ln λ", "a sign", note="γ is Euler's constant"),
]
