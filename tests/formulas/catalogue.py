"""Mistakes that were published and reports that were none: known errors, formula by formula."""

from formulas.entry import right, wrong

N1, N2 = "Normal(mu_1, sigma_1)", "Normal(mu_2, sigma_2)"
STANDARD = "Normal(mu, sigma)", "Normal(0, 1)"
VARIANCE = "Normal(mu, variance=v)", "Normal(0, 1)"
LOGVARS = "Normal(mu_1, variance=exp(ell_1))", "Normal(mu_2, variance=exp(ell_2))"
GU1, GU2 = "Gumbel(beta_1, mu_1)", "Gumbel(beta_2, mu_2)"
IG1, IG2 = "InverseGamma(a_1, b_1)", "InverseGamma(a_2, b_2)"
R1, R2 = "Gamma(alpha_1, rate=beta_1)", "Gamma(alpha_2, rate=beta_2)"
EULER = "γ is Euler's constant"

MISTAKES = [
    wrong("kl", GU1, "Normal(mu_2, sigma_2)",
          r"\ln\frac{\sqrt{2\pi}\,\sigma_2}{\beta_1}+\frac{\pi}{12}\frac{\beta_1}{\sigma_2}+"
          r"\frac12\left(\frac{\mu_1+\gamma\beta_1-\mu_2}{\sigma_2}\right)^2-(\gamma+1)",
          "log(sqrt(2*pi)*sigma_2/beta_1) + pi/12*beta_1/sigma_2"
          " + 1/2*((mu_1 + euler*beta_1 - mu_2)/sigma_2)**2 - (euler + 1)",
          "pytorch/pytorch PR 4638: πr/12 for (πr)²/12", "an exponent", "a bracket", note=EULER),
    wrong("kl", N1, "Laplace(mu_2, b_2)",
          r"\ln\sqrt{\frac2\pi}-\frac12-\ln\frac{\sigma_1}{b_2}+\sqrt{\frac2\pi}\,"
          r"\frac{\sigma_1}{b_2}",
          "log(sqrt(2/pi)) - 1/2 - log(sigma_1/b_2) + sqrt(2/pi)*sigma_1/b_2",
          "pytorch/pytorch PR 4638: μ₁ − μ₂ ignored", "a lost term", "a lost factor"),
    wrong("kl", *STANDARD, r"\frac12\left(\mu^2+\sigma^2-1\right)+\frac12\log 2\pi",
          "1/2*(mu**2 + sigma**2 - 1) + 1/2*log(2*pi)",
          "pluskid/Mocha.jl#117: log 2π kept, log σ missing", "a lost term", "an extra term",
          "a lost additive constant"),
    wrong("kl", *STANDARD, r"\frac12\left[\sigma^2+\mu^2-1+(\log\sigma)^2\right]",
          "1/2*(sigma**2 + mu**2 - 1 + log(sigma)**2)",
          "FluxML/model-zoo#73: (log σ)² for −2 log σ", "an exponent", "a bracket"),
    wrong("kl", *STANDARD, r"\frac12\left[\sigma^2+\mu^2-1+2\log\sigma\right]",
          "1/2*(sigma**2 + mu**2 - 1 + 2*log(sigma))",
          "FluxML/model-zoo PR 76: the first repair", "a sign"),
    wrong("kl", *VARIANCE, r"-\log v + \tfrac12\left(v^2+\mu^2\right)-\tfrac12",
          "-log(v) + 1/2*(v**2 + mu**2) - 1/2",
          "KarenUllrich/Tutorial_BayesianCompressionForDL#1: log-variance as log-std",
          "variance read as standard deviation"),
    wrong("kl", "Bernoulli(p)", "Bernoulli(q)",
          r"p\log p-\log q+(1-p)\log(1-p)-(1-p)\log(1-q)",
          "p*log(p) - log(q) + (1 - p)*log(1 - p) - (1 - p)*log(1 - q)",
          "caglar/autoencoders#5", "a bracket", "a lost factor"),
    wrong("kl", IG1, IG2,
          r"-(a_1-a_2)\psi(a_1)-\ln\Gamma(a_1)+\ln\Gamma(a_2)+a_2"
          r"\ln\frac{b_1}{b_2}+a_1\frac{b_2-b_1}{b_1}",
          "-(a_1 - a_2)*psi(a_1) - lgamma(a_1) + lgamma(a_2) + a_2*log(b_1/b_2)"
          " + a_1*(b_2 - b_1)/b_1",
          "dtak/hs-bnn-public#1: the sign of E log X", "a sign"),
    wrong("kl", *STANDARD, r"\frac12\left(-\log\sigma^2+\sigma^2+\mu^2\right)",
          "1/2*(-log(sigma**2) + sigma**2 + mu**2)", "probml/pml2-book#297",
          "a lost additive constant"),
    wrong("kl", N1, N2,
          r"\frac12\log\left[\frac{\sigma_2^2}{\sigma_1^2}-1+\frac{\sigma_1^2}{\sigma_2^2}+"
          r"\frac{(\mu_2-\mu_1)^2}{\sigma_2^2}\right]",
          "1/2*log(sigma_2**2/sigma_1**2 - 1 + sigma_1**2/sigma_2**2"
          " + (mu_2 - mu_1)**2/sigma_2**2)",
          "udlbook/udlbook#184, in one dimension: the log over all", "a bracket"),
    wrong("kl", N1, N2,
          r"\frac12\ln\frac{\sigma_2^2}{\sigma_1^2}+\frac12\frac{\sigma_1^2}{\sigma_2^2}-\frac12"
          r"\frac{(\mu_1-\mu_2)^2}{\sigma_2^2}-\frac12",
          "1/2*log(sigma_2**2/sigma_1**2) + 1/2*sigma_1**2/sigma_2**2"
          " - 1/2*(mu_1 - mu_2)**2/sigma_2**2 - 1/2",
          "MXNet, multivariate normal, in one dimension: −½ for 1 at unit distance", "a sign",
          note="passes KL(p‖p) = 0"),
    wrong("kl", N1, N2,
          r"\log\sigma_2-\log\sigma_1+\left(\sigma_1^2+\frac{(\mu_1-\mu_2)^2}{2\sigma_2^2}\right)"
          r"-0.5",
          "log(sigma_2) - log(sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2/(2*sigma_2**2)) - 1/2",
          "PacktPublishing/Deep-Reinforcement-Learning-Hands-On#17", "a bracket",
          "a lost factor"),
    wrong("kl", *LOGVARS,
          r"\frac12\left[\frac{e^{\ell_1-\ell_2}+(\mu_1-\mu_2)^2}{e^{\ell_2}}-1-(\ell_1-\ell_2)"
          r"\right]",
          "1/2*((exp(ell_1 - ell_2) + (mu_1 - mu_2)**2)/exp(ell_2) - 1 - (ell_1 - ell_2))",
          "wassname/attentive-neural-processes#5", "a bracket", "a lost factor", "an extra term"),
    wrong("entropy", "Normal(mu, variance=v)", "",
          r"\frac12\left(\log(2\pi + v)+1\right)", "1/2*(log(2*pi + v) + 1)",
          "andrewliao11/pytorch-a3c-mujoco#2: + for ×", "a bracket", "a lost factor"),
    wrong("kl", *STANDARD, r"-\frac12\left(1+2\log\sigma-\mu^2-\sigma\right)",
          "-1/2*(1 + 2*log(sigma) - mu**2 - sigma)", "DaehanKim/vgae_pytorch#2", "an exponent"),
    wrong("kl", *STANDARD, r"-\frac12\left(1+\log\sigma-\mu^2-\sigma\right)",
          "-1/2*(1 + log(sigma) - mu**2 - sigma)",
          "pyg-team/pytorch_geometric PR 1368: the variance's form, called with log std",
          "standard deviation read as variance"),
    wrong("kl", *VARIANCE, r"-\frac12\left(1+2\log v-\mu^2-v\right)",
          "-1/2*(1 + 2*log(v) - mu**2 - v)", "rstudio/keras3#359: the proposal", "factor 2"),
    wrong("kl", GU1, GU2,
          r"\log\frac{\beta_2}{\beta_1}+\gamma\left(\frac{\beta_1}{\beta_2}-1\right)+e^{\frac{"
          r"\mu_2-\mu_1}{\beta_2}}\Gamma\left(\frac{\beta_1}{\beta_2}+1\right)-1",
          "log(beta_2/beta_1) + euler*(beta_1/beta_2 - 1) + exp((mu_2 - mu_1)/beta_2)"
          "*gamma_function(beta_1/beta_2 + 1) - 1",
          "M. Gil (2011), as printed: off by (μ₁ − μ₂)/β₂", "a lost term", note=EULER),
    wrong("entropy", "Pareto(x_m, alpha)", "", r"\ln\frac{\alpha}{x_m}-\frac{1}{\alpha}-1",
          "log(alpha/x_m) - 1/alpha - 1",
          "statrs-dev/statrs PR 383, mathnet/mathnet-numerics#1108: all signs", "a sign"),
    wrong("entropy", "Geometric(p)", "", r"\frac{-(1-p)\log_2(1-p)-p\log_2 p}{p}",
          "(-p*log(p) - (1 - p)*log(1 - p))/p/log(2)", "statrs-dev/statrs PR 383: bits",
          "log base 2"),
    wrong("entropy", "FDistribution(d_1, d_2)", "",
          r"\ln B\left(\frac{d_1}{2},\frac{d_2}{2}\right)+\left(1-\frac{d_1}{2}\right)\psi\left(1+"
          r"\frac{d_1}{2}\right)-\left(1+\frac{d_2}{2}\right)\psi\left(1+\frac{d_2}{2}\right)+"
          r"\frac{d_1+d_2}{2}\psi\left(\frac{d_1+d_2}{2}\right)+\ln\frac{d_2}{d_1}",
          "log(B(d_1/2, d_2/2)) + (1 - d_1/2)*psi(1 + d_1/2) - (1 + d_2/2)*psi(1 + d_2/2)"
          " + (d_1 + d_2)/2*psi((d_1 + d_2)/2) + log(d_2/d_1)",
          "scipy/scipy PR 17758: the form of many references", "a shifted argument"),
    right("entropy", "FDistribution(d_1, d_2)", "",
          r"\ln B\left(\frac{d_1}{2},\frac{d_2}{2}\right)+\left(1-\frac{d_1}{2}\right)\psi\left("
          r"\frac{d_1}{2}\right)-\left(1+\frac{d_2}{2}\right)\psi\left(\frac{d_2}{2}\right)+"
          r"\frac{d_1+d_2}{2}\psi\left(\frac{d_1+d_2}{2}\right)+\ln\frac{d_2}{d_1}",
          "log(B(d_1/2, d_2/2)) + (1 - d_1/2)*psi(d_1/2) - (1 + d_2/2)*psi(d_2/2)"
          " + (d_1 + d_2)/2*psi((d_1 + d_2)/2) + log(d_2/d_1)",
          "scipy/scipy PR 17758, as corrected"),
    wrong("kl", "Binomial(n_1, p_1)", "Binomial(n_2, p_2)",
          r"n_1\left[p_1\ln\frac{p_1}{p_2}+(1-p_1)\ln\frac{1-p_1}{1-p_2}\right]",
          "n_1*(p_1*log(p_1/p_2) + (1 - p_1)*log((1 - p_1)/(1 - p_2)))",
          "MXNet: the form for n₁ = n₂ at n₁ < n₂", "a lost term",
          at={"n_1": ("5", "3"), "n_2": ("7", "4")}),
    wrong("kl", "Kumaraswamy(a, b)", "Beta(alpha, beta)",
          r"\frac{a-\alpha}{a}\left(-\gamma-\psi(b)-\frac1b\right)+\ln(ab)+\ln B(\alpha,\beta)-"
          r"\frac{b-1}{b}+(\beta-1)b\sum_{m=1}^{10}\frac{1}{m+ab}B\left(\frac ma,b\right)",
          "(a - alpha)/a*(-euler - psi(b) - 1/b) + log(a*b) + log(B(alpha, beta)) - (b - 1)/b"
          " + (beta - 1)*b*sum(B(m/a, b)/(m + a*b) for m in range(1, 11))",
          "NumPyro: the series cut at 10 terms", "a lost term", note=EULER,
          at={"a": ("3", "1/2"), "b": ("3/10", "1/2"), "alpha": ("2", "2"),
              "beta": ("20", "5")}),
    right("kl", "Kumaraswamy(a, b)", "Beta(alpha, beta)",
          r"\frac{a-\alpha}{a}\left(-\gamma-\psi(b)-\frac1b\right)+\ln(ab)+\ln B(\alpha,\beta)-"
          r"\frac{b-1}{b}+(\beta-1)b\sum_{m=1}^{\infty}\frac{1}{m+ab}B\left(\frac ma,b\right)",
          "(a - alpha)/a*(-euler - psi(b) - 1/b) + log(a*b) + log(B(alpha, beta)) - (b - 1)/b"
          " + (beta - 1)*b*series(lambda m: B(m/a, b)/(m + a*b))",
          "E. Nalisnick, P. Smyth (2017), Stick-breaking VAEs", note=EULER,
          at={"a": ("3/2", "4/5"), "b": ("3", "2"), "alpha": ("5/2", "9/4"),
              "beta": ("8/5", "7/10")}),
    wrong("kl", "Bernoulli(p)", "Bernoulli(q)",
          r"p\log\frac qp+(1-p)\log\frac{1-q}{1-p}", "p*log(q/p) + (1 - p)*log((1 - q)/(1 - p))",
          "rmcelreath/rethinking#465: the sign", "a sign"),
    wrong("kl", "Uniform(0, 1)", "ContinuousBernoulli(lambda)", r"\infty", "inf",
          "PyTorch 2.14: supports that touch taken for supports that do not fit",
          "another support", at={"lambda": ("3/10", "4/5")}),
    wrong("kl", "ContinuousBernoulli(lambda)", "Uniform(0, 1)", r"\infty", "inf",
          "PyTorch 2.14: supports that touch taken for supports that do not fit",
          "another support", at={"lambda": ("3/10", "4/5")}),
]

FALSE_ALARMS = [
    right("kl", R1, R2,
          r"\alpha_2\ln\frac{\beta_1}{\beta_2}+\ln\Gamma(\alpha_2)-\ln\Gamma(\alpha_1)+(\alpha_1-"
          r"\alpha_2)\psi(\alpha_1)+(\beta_2-\beta_1)\frac{\alpha_1}{\beta_1}",
          "alpha_2*log(beta_1/beta_2) + lgamma(alpha_2) - lgamma(alpha_1)"
          " + (alpha_1 - alpha_2)*psi(alpha_1) + (beta_2 - beta_1)*alpha_1/beta_1",
          "pytorch/pytorch#29641: right, β is a rate", note="convention: rate"),
    wrong("kl", R1, R2,
          r"\alpha_2\ln\frac{\beta_1}{\beta_2}+\ln\Gamma(\alpha_2)-\ln\Gamma(\alpha_1)+(\alpha_1-"
          r"\alpha_2)\psi(\alpha_1)+(\beta_1-\beta_2)\frac{\alpha_1}{\beta_2}",
          "alpha_2*log(beta_1/beta_2) + lgamma(alpha_2) - lgamma(alpha_1)"
          " + (alpha_1 - alpha_2)*psi(alpha_1) + (beta_1 - beta_2)*alpha_1/beta_2",
          "pytorch/pytorch#29641: the proposal, one term with scales", "rate read as scale",
          "an index"),
    right("kl", "Gamma(alpha_1, beta_1)", "Gamma(alpha_2, beta_2)",
          r"\alpha_2\ln\frac{\beta_2}{\beta_1}+\ln\Gamma(\alpha_2)-\ln\Gamma(\alpha_1)+(\alpha_1-"
          r"\alpha_2)\psi(\alpha_1)+(\beta_1-\beta_2)\frac{\alpha_1}{\beta_2}",
          "alpha_2*log(beta_2/beta_1) + lgamma(alpha_2) - lgamma(alpha_1)"
          " + (alpha_1 - alpha_2)*psi(alpha_1) + (beta_1 - beta_2)*alpha_1/beta_2",
          "pytorch/pytorch#29641: Gil's form, β is a scale", note="convention: scale"),
    right("kl", N1, N2,
          r"\frac12\left[\frac{\sigma_1^2}{\sigma_2^2}+\frac{(\mu_2-\mu_1)^2}{\sigma_2^2}-1+\ln"
          r"\sigma_2^2-\ln\sigma_1^2\right]",
          "1/2*(sigma_1**2/sigma_2**2 + (mu_2 - mu_1)**2/sigma_2**2 - 1 + log(sigma_2**2)"
          " - log(sigma_1**2))",
          "JuliaStats/Distributions.jl#1478, in one dimension: the mean of q is in it"),
    right("kl", *LOGVARS,
          r"0.5\left(-1.0+\ell_2-\ell_1+e^{\ell_1-\ell_2}+(\mu_1-\mu_2)^2e^{-\ell_2}\right)",
          "1/2*(-1 + ell_2 - ell_1 + exp(ell_1 - ell_2) + (mu_1 - mu_2)**2*exp(-ell_2))",
          "openai/improved-diffusion#119: right, ℓ is a log-variance",
          note="convention: log-variance"),
    right("kl", N1, N2,
          r"0.5\left(-1.0+2(\log\sigma_2-\log\sigma_1)+\frac{\sigma_1^2}{\sigma_2^2}+\frac{(\mu_1-"
          r"\mu_2)^2}{\sigma_2^2}\right)",
          "1/2*(-1 + 2*(log(sigma_2) - log(sigma_1)) + sigma_1**2/sigma_2**2"
          " + (mu_1 - mu_2)**2/sigma_2**2)",
          "openai/improved-diffusion#119: the proposal is the same"),
    right("kl", N1, N2,
          r"\log\sigma_2-\log\sigma_1+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-0.5",
          "log(sigma_2) - log(sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2) - 1/2",
          "XMUDeepLIT/VNMT#5: right without another half"),
    wrong("kl", N1, N2,
          r"0.5\left(\log\sigma_2-\log\sigma_1+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}"
          r"-0.5\right)",
          "1/2*(log(sigma_2) - log(sigma_1) + (sigma_1**2 + (mu_1 - mu_2)**2)/(2*sigma_2**2)"
          " - 1/2)",
          "XMUDeepLIT/VNMT#5: the proposal", "factor ½"),
    right("kl", "Normal(mu_q, sigma_q)", "Normal(mu_p, sigma_p)",
          r"\frac12\left[\frac{\sigma_q^2}{\sigma_p^2}+\frac{(\mu_q-\mu_p)^2}{\sigma_p^2}-1+\log"
          r"\frac{\sigma_p^2}{\sigma_q^2}\right]",
          "1/2*(sigma_q**2/sigma_p**2 + (mu_q - mu_p)**2/sigma_p**2 - 1"
          " + log(sigma_p**2/sigma_q**2))",
          "kasparmartens/NeuralProcesses#1: right, + log(σ_p²/σ_q²) is − log(σ_q²/σ_p²)",
          note="convention: KL(q‖p)"),
    wrong("kl", "Normal(mu_q, sigma_q)", "Normal(mu_p, sigma_p)",
          r"\frac12\left[\frac{\sigma_q^2}{\sigma_p^2}+\frac{(\mu_q-\mu_p)^2}{\sigma_p^2}-1-\log"
          r"\frac{\sigma_p^2}{\sigma_q^2}\right]",
          "1/2*(sigma_q**2/sigma_p**2 + (mu_q - mu_p)**2/sigma_p**2 - 1"
          " - log(sigma_p**2/sigma_q**2))",
          "kasparmartens/NeuralProcesses#1: the proposal", "a sign"),
    right("kl", "Normal(mu_1, variance=v_1)", "Normal(mu_2, variance=v_2)",
          r"\frac12\left[\ln v_2-\ln v_1+\frac{v_1}{v_2}+\frac{(\mu_1-\mu_2)^2}{v_2}-1\right]",
          "1/2*(log(v_2) - log(v_1) + v_1/v_2 + (mu_1 - mu_2)**2/v_2 - 1)",
          "pat-coady/trpo#25, in one dimension: right, v is a variance",
          note="convention: variance"),
    wrong("kl", "Normal(mu_1, variance=v_1)", "Normal(mu_2, variance=v_2)",
          r"\frac12\left[\ln v_2-\ln v_1+\left(\frac{v_1}{v_2}\right)^2+\frac{(\mu_1-\mu_2)^2}"
          r"{v_2}-1\right]",
          "1/2*(log(v_2) - log(v_1) + (v_1/v_2)**2 + (mu_1 - mu_2)**2/v_2 - 1)",
          "pat-coady/trpo#25: the proposal squares the ratio of the variances",
          "an exponent", "variance read as standard deviation"),
    right("kl", *VARIANCE, r"-\frac12\left(1+\log v-\mu^2-e^{\log v}\right)",
          "-1/2*(1 + log(v) - mu**2 - v)",
          "AntixK/PyTorch-VAE#69: right, log_var is log σ²", note="convention: log-variance"),
    right("kl", *STANDARD, r"-\frac12\left(1+2\log\sigma-\mu^2-e^{2\log\sigma}\right)",
          "-1/2*(1 + 2*log(sigma) - mu**2 - sigma**2)",
          "fastforwardlabs/vae-tf#3: right, the factors 2 belong to log σ",
          note="convention: log-standard deviation"),
    right("entropy", "Normal(mu, sigma)", "", r"\frac{1+\ln 2\pi}{2}+\ln\sigma",
          "(1 + log(2*pi))/2 + log(sigma)",
          "ShangtongZhang/DeepRL PR 6: right, ln(x e) = ln x + 1"),
]

FORMULAS = MISTAKES + FALSE_ALARMS
