"""Beta, uniform and other laws on an interval."""

from formulas.entry import right, wrong

B1, B2 = "Beta(alpha_1, beta_1)", "Beta(alpha_2, beta_2)"
U1, U2 = "Uniform(a_1, b_1)", "Uniform(a_2, b_2)"
NESTED = {"a_1": ("1/5", "-1/2"), "b_1": ("4/5", "3/4"), "a_2": ("-1/10", "-1"),
          "b_2": ("13/10", "2")}
ENDS = {"a": ("1/5", "3/2"), "b": ("9/10", "7/2")}
BETA_KL = (
    "log(B(alpha_2, beta_2)/B(alpha_1, beta_1)) + (alpha_1 - alpha_2)*psi(alpha_1)"
    " + (beta_1 - beta_2)*psi(beta_1)"
    " + (alpha_2 - alpha_1 + beta_2 - beta_1)*psi(alpha_1 + beta_1)"
)
HARMONIC = "(1 - 1/b) + (1 - 1/a)*harmonic(b) - log(a*b)"

FORMULAS = [
    right("kl", B1, B2,
          r"\ln\left(\frac{\mathrm{B}(\alpha_2,\beta_2)}{\mathrm{B}(\alpha_1,\beta_1)}\right)+("
          r"\alpha_1-\alpha_2)\psi(\alpha_1)+(\beta_1-\beta_2)\psi(\beta_1)+(\alpha_2-\alpha_1+"
          r"\beta_2-\beta_1)\psi(\alpha_1+\beta_1)",
          BETA_KL, "Wikipedia, Beta distribution"),
    right("kl", B1, B2,
          r"\log\frac{\Gamma(\alpha_1+\beta_1)\Gamma(\alpha_2)\Gamma(\beta_2)}{\Gamma(\alpha_2+"
          r"\beta_2)\Gamma(\alpha_1)\Gamma(\beta_1)}+(\alpha_1-\alpha_2)\left[\psi(\alpha_1)-"
          r"\psi(\alpha_1+\beta_1)\right]+(\beta_1-\beta_2)\left[\psi(\beta_1)-\psi(\alpha_1+"
          r"\beta_1)\right]",
          "lgamma(alpha_1 + beta_1) + lgamma(alpha_2) + lgamma(beta_2) - lgamma(alpha_2 + beta_2)"
          " - lgamma(alpha_1) - lgamma(beta_1) + (alpha_1 - alpha_2)*(psi(alpha_1)"
          " - psi(alpha_1 + beta_1)) + (beta_1 - beta_2)*(psi(beta_1) - psi(alpha_1 + beta_1))",
          "W. Penny (2001), Dirichlet in two dimensions"),
    right("kl", "Beta(a, b)", "Uniform(0, 1)",
          r"-\ln B(a,b)+(a-1)\psi(a)+(b-1)\psi(b)-(a+b-2)\psi(a+b)",
          "-log(B(a, b)) + (a - 1)*psi(a) + (b - 1)*psi(b) - (a + b - 2)*psi(a + b)",
          "minus the entropy: Wikipedia, Beta distribution"),
    right("entropy", "Beta(alpha, beta)", "",
          r"\ln\mathrm{B}(\alpha,\beta)-(\alpha-1)\psi(\alpha)-(\beta-1)\psi(\beta)+(\alpha+\beta"
          r"-2)\psi(\alpha+\beta)",
          "log(B(alpha, beta)) - (alpha - 1)*psi(alpha) - (beta - 1)*psi(beta)"
          " + (alpha + beta - 2)*psi(alpha + beta)", "Wikipedia, Beta distribution"),
    right("entropy", "Beta(p, q)", "",
          r"\ln B(p,q)-(p-1)[\psi(p)-\psi(p+q)]-(q-1)[\psi(q)-\psi(p+q)]",
          "log(B(p, q)) - (p - 1)*(psi(p) - psi(p + q)) - (q - 1)*(psi(q) - psi(p + q))",
          "T. Cover, J. Thomas, table 17.1", at={"p": ("3/2", "3"), "q": ("9/4", "6/5")}),
    right("entropy", "Beta(mean=m, concentration=nu)", "",
          r"\ln B(m\nu,(1-m)\nu)-(m\nu-1)\psi(m\nu)-((1-m)\nu-1)\psi((1-m)\nu)+(\nu-2)\psi(\nu)",
          "log(B(m*nu, (1 - m)*nu)) - (m*nu - 1)*psi(m*nu) - ((1 - m)*nu - 1)*psi((1 - m)*nu)"
          " + (nu - 2)*psi(nu)",
          "Wikipedia, Beta distribution, mean and sample size",
          at={"m": ("3/10", "5/8"), "nu": ("7/2", "6")}),
    right("cross-entropy", B1, B2,
          r"\ln B(\alpha_2,\beta_2)-(\alpha_2-1)\psi(\alpha_1)-(\beta_2-1)\psi(\beta_1)+(\alpha_2+"
          r"\beta_2-2)\psi(\alpha_1+\beta_1)",
          "log(B(alpha_2, beta_2)) - (alpha_2 - 1)*psi(alpha_1) - (beta_2 - 1)*psi(beta_1)"
          " + (alpha_2 + beta_2 - 2)*psi(alpha_1 + beta_1)",
          "Wikipedia, Beta distribution, cross-entropy"),
    right("kl", U1, U2, r"\log\frac{b_2-a_2}{b_1-a_1}", "log((b_2 - a_2)/(b_1 - a_1))",
          "StatProofBook, cuni-kl", at=NESTED, silent=True, note="∞ unless [a₁, b₁] ⊆ [a₂, b₂]"),
    right("kl", U1, U2,
          r"\begin{cases}\ln\dfrac{b_2-a_2}{b_1-a_1}, & a_2\leq a_1<b_1\leq b_2\\ \infty, & "
          r"\text{otherwise}\end{cases}",
          "log((b_2 - a_2)/(b_1 - a_1))", "Wikipedia, Kullback-Leibler divergence, examples",
          at=NESTED),
    right("kl", "Uniform(0, theta_1)", "Uniform(0, theta_2)", r"\ln\frac{\theta_2}{\theta_1}",
          "log(theta_2/theta_1)", "StatProofBook, cuni-kl, from 0", silent=True,
          note="∞ for θ₁ > θ₂", at={"theta_1": ("4/5", "3/2"), "theta_2": ("6/5", "9/4")}),
    right("entropy", "Uniform(a, b)", "", r"\ln(b-a)", "log(b - a)",
          "T. Cover, J. Thomas, example 8.1.1", at=ENDS),
    right("kl", "Uniform(a, b)", "Normal(mu, sigma)",
          r"\ln\frac{\sqrt{2\pi}\,\sigma}{b-a}+\frac{\frac{(b-a)^2}{12}+\left(\frac{a+b-2\mu}{2}"
          r"\right)^2}{2\sigma^2}",
          "log(sqrt(2*pi)*sigma/(b - a)) + ((b - a)**2/12 + ((a + b - 2*mu)/2)**2)"
          "/(2*sigma**2)", "PyTorch, torch.distributions.kl, Uniform and Normal", at=ENDS),
    right("kl", "Uniform(a, b)", "Exponential(lambda)",
          r"\frac{\lambda(a+b)}{2}-\log\bigl(\lambda(b-a)\bigr)",
          "lambda*(a + b)/2 - log(lambda*(b - a))",
          "PyTorch, torch.distributions.kl, Uniform and Exponential", at=ENDS, silent=True,
          note="∞ for a < 0"),
    right("kl", "Uniform(a, b)", "Gamma(alpha, rate=beta)",
          r"-\ln(b-a)+\ln\Gamma(\alpha)-\alpha\ln\beta+(1-\alpha)\frac{b\ln b-a\ln a-(b-a)}{b-a}+"
          r"\frac{\beta(a+b)}{2}",
          "-log(b - a) + lgamma(alpha) - alpha*log(beta) + (1 - alpha)*(b*log(b) - a*log(a)"
          " - (b - a))/(b - a) + beta*(a + b)/2",
          "PyTorch, torch.distributions.kl, Uniform and Gamma", at=ENDS, silent=True,
          note="∞ for a < 0"),
    right("kl", "Uniform(a, b)", "Gumbel(beta, mu)",
          r"\ln\frac{\beta}{b-a}+\frac{a+b-2\mu}{2\beta}-\frac{\beta}{b-a}\left(e^{-(b-\mu)/\beta}"
          r"-e^{-(a-\mu)/\beta}\right)",
          "log(beta/(b - a)) + (a + b - 2*mu)/(2*beta) - beta/(b - a)*(exp(-(b - mu)/beta)"
          " - exp(-(a - mu)/beta))", "PyTorch, torch.distributions.kl, Uniform and Gumbel",
          at=ENDS),
    right("kl", "Uniform(0, 1)", "Beta(alpha, beta)",
          r"\ln B(\alpha,\beta)+\alpha+\beta-2", "log(B(alpha, beta)) + alpha + beta - 2",
          "pytorch/pytorch#144279, by hand"),
    right("kl", "Uniform(a, b)", "Pareto(m, alpha)",
          r"(\alpha+1)\left(\frac{b\ln b-a\ln a}{b-a}-1\right)-\ln\left[\alpha m^\alpha(b-a)"
          r"\right]",
          "(alpha + 1)*((b*log(b) - a*log(a))/(b - a) - 1) - log(alpha*m**alpha*(b - a))",
          "PyTorch, torch.distributions.kl, Uniform and Pareto", silent=True, note="∞ for a < m",
          at={"a": ("3/2", "2"), "b": ("9/4", "5"), "m": ("7/5", "3/4")}),
    right("entropy", "Triangular(a, b, c)", "", r"\frac{1}{2}+\ln\left(\frac{b-a}{2}\right)",
          "1/2 + log((b - a)/2)", "Wikipedia, Triangular distribution",
          at={**ENDS, "c": ("1/2", "3")}),
    right("entropy", "Kumaraswamy(a, b)", "",
          r"\left(1-\frac1b\right)+\left(1-\frac1a\right)H_b-\ln(ab)",
          HARMONIC, "Wikipedia, Kumaraswamy distribution", note="H_b is the harmonic number"),
    right("entropy", "Kumaraswamy(a, b)", "",
          r"1-\frac1b+\left(1-\frac1a\right)\left(\psi(b+1)+\gamma\right)-\ln(ab)",
          "1 - 1/b + (1 - 1/a)*(psi(b + 1) + euler) - log(a*b)",
          "Wikipedia, Kumaraswamy distribution, H_b = ψ(b+1) + γ", note="γ is Euler's constant"),
    right("kl", "Kumaraswamy(a, b_1)", "Kumaraswamy(a, b_2)",
          r"\ln\frac{b_1}{b_2}+\frac{b_2}{b_1}-1", "log(b_1/b_2) + b_2/b_1 - 1",
          "an exponential law of −log(1 − Xᵃ)"),
    right("kl", "Kumaraswamy(a, b)", "Beta(alpha, 1)",
          r"\ln\frac{ab}{\alpha}-\frac{b-1}{b}+\left(\frac{\alpha}{a}-1\right)\left(\gamma+"
          r"\psi(b+1)\right)",
          "log(a*b/alpha) - (b - 1)/b + (alpha/a - 1)*(euler + psi(b + 1))",
          "E. Nalisnick, P. Smyth (2017), Stick-breaking VAEs, eq. of appendix, at β = 1",
          note="γ is Euler's constant"),
    right("entropy", "Arcsin(0, 1)", "", r"\ln\frac{\pi}{4}", "log(pi/4)",
          "Wikipedia, Arcsine distribution"),
    right("entropy", "Arcsin(a, b)", "", r"\ln\left(\frac{\pi(b-a)}{4}\right)",
          "log(pi*(b - a)/4)", "Wikipedia, Arcsine distribution, on [a, b]", at=ENDS),
    right("entropy", "WignerSemicircle(R)", "", r"\ln(\pi R)-\frac{1}{2}", "log(pi*R) - 1/2",
          "Wikipedia, Wigner semicircle distribution"),
    right("entropy", "PowerFunction(alpha, a, b)", "",
          r"\ln\frac{b-a}{\alpha}+1-\frac1\alpha", "log((b - a)/alpha) + 1 - 1/alpha",
          "Beta(α, 1), scaled", at=ENDS),
    right("kl", "PowerFunction(alpha_1, 0, 1)", "PowerFunction(alpha_2, 0, 1)",
          r"\ln\frac{\alpha_1}{\alpha_2}+\frac{\alpha_2}{\alpha_1}-1",
          "log(alpha_1/alpha_2) + alpha_2/alpha_1 - 1", "an exponential law of −log X"),
    right("entropy", "ContinuousBernoulli(lambda)", "",
          r"-\ln\frac{2\tanh^{-1}(1-2\lambda)}{1-2\lambda}-\ln(1-\lambda)-\left(\frac{\lambda}"
          r"{2\lambda-1}+\frac{1}{2\tanh^{-1}(1-2\lambda)}\right)\ln\frac{\lambda}{1-\lambda}",
          "-log(2*atanh(1 - 2*lambda)/(1 - 2*lambda)) - log(1 - lambda) - (lambda"
          "/(2*lambda - 1) + 1/(2*atanh(1 - 2*lambda)))*log(lambda/(1 - lambda))",
          "G. Loaiza-Ganem, J. Cunningham (2019), The continuous Bernoulli",
          at={"lambda": ("3/10", "4/5")}),
    right("entropy", "QuadraticU(a, b)", "",
          r"\ln\frac{b-a}{3}+\frac23", "log((b - a)/3) + 2/3", "by the mean of log|2X − a − b|",
          at=ENDS),
    right("entropy", "RaisedCosine(mu, s)", "", r"\ln(4s)-1", "log(4*s) - 1",
          "by log(1 + cos t) = 2 log cos(t/2) + log 2"),
    # wrong
    wrong("kl", B1, B2,
          r"\ln\frac{B(\alpha_1,\beta_1)}{B(\alpha_2,\beta_2)}+(\alpha_1-\alpha_2)\psi(\alpha_1)+("
          r"\beta_1-\beta_2)\psi(\beta_1)+(\alpha_2-\alpha_1+\beta_2-\beta_1)\psi(\alpha_1+"
          r"\beta_1)",
          BETA_KL.replace("B(alpha_2, beta_2)/B(alpha_1, beta_1)",
                          "B(alpha_1, beta_1)/B(alpha_2, beta_2)"),
          "pyro-ppl/numpyro PR 1284, a question in the review", "a sign"),
    wrong("kl", B1, B2,
          r"\ln\frac{B(\alpha_2,\beta_2)}{B(\alpha_1,\beta_1)}+(\alpha_1-\alpha_2)\psi(\beta_1)+("
          r"\beta_1-\beta_2)\psi(\alpha_1)+(\alpha_2-\alpha_1+\beta_2-\beta_1)\psi(\alpha_1+"
          r"\beta_1)",
          "log(B(alpha_2, beta_2)/B(alpha_1, beta_1)) + (alpha_1 - alpha_2)*psi(beta_1)"
          " + (beta_1 - beta_2)*psi(alpha_1)"
          " + (alpha_2 - alpha_1 + beta_2 - beta_1)*psi(alpha_1 + beta_1)",
          "α and β exchanged under ψ", "parameters in another order", "an index"),
    wrong("kl", B1, B2,
          r"\ln\frac{B(\alpha_1,\beta_1)}{B(\alpha_2,\beta_2)}+(\alpha_2-\alpha_1)\psi(\alpha_2)+("
          r"\beta_2-\beta_1)\psi(\beta_2)+(\alpha_1-\alpha_2+\beta_1-\beta_2)\psi(\alpha_2+"
          r"\beta_2)",
          "log(B(alpha_1, beta_1)/B(alpha_2, beta_2)) + (alpha_2 - alpha_1)*psi(alpha_2)"
          " + (beta_2 - beta_1)*psi(beta_2)"
          " + (alpha_1 - alpha_2 + beta_1 - beta_2)*psi(alpha_2 + beta_2)",
          "KL(q‖p)", "p and q swapped"),
    wrong("kl", B1, B2,
          r"\frac{B(\alpha_2,\beta_2)}{B(\alpha_1,\beta_1)}+(\alpha_1-\alpha_2)\psi(\alpha_1)+("
          r"\beta_1-\beta_2)\psi(\beta_1)+(\alpha_2-\alpha_1+\beta_2-\beta_1)\psi(\alpha_1+"
          r"\beta_1)",
          BETA_KL.replace("log(B(alpha_2, beta_2)/B(alpha_1, beta_1))",
                          "B(alpha_2, beta_2)/B(alpha_1, beta_1)"),
          "the logarithm lost", "Γ for log Γ"),
    wrong("entropy", "Beta(alpha, beta)", "",
          r"\ln B(\alpha,\beta)-(\alpha-1)\psi(\alpha)-(\beta-1)\psi(\beta)-(\alpha+\beta-2)\psi("
          r"\alpha+\beta)",
          "log(B(alpha, beta)) - (alpha - 1)*psi(alpha) - (beta - 1)*psi(beta)"
          " - (alpha + beta - 2)*psi(alpha + beta)", "the last sign", "a sign"),
    wrong("entropy", "Beta(alpha, beta)", "",
          r"\ln B(\alpha,\beta)-(\alpha-1)\ln(\alpha)-(\beta-1)\ln(\beta)+(\alpha+\beta-2)\ln("
          r"\alpha+\beta)",
          "log(B(alpha, beta)) - (alpha - 1)*log(alpha) - (beta - 1)*log(beta)"
          " + (alpha + beta - 2)*log(alpha + beta)", "log for ψ", "log for ψ"),
    wrong("entropy", "Beta(alpha, beta)", "",
          r"\ln B(\alpha,\beta)-(\alpha-1)\psi(\alpha)-(\beta-1)\psi(\beta)+(\alpha+\beta-1)\psi("
          r"\alpha+\beta)",
          "log(B(alpha, beta)) - (alpha - 1)*psi(alpha) - (beta - 1)*psi(beta)"
          " + (alpha + beta - 1)*psi(alpha + beta)", "α + β − 1 for α + β − 2",
          "a lost additive constant", "an extra term", "a shifted argument", "factor ½"),
    wrong("kl", U1, U2, r"\log\frac{b_1-a_1}{b_2-a_2}", "log((b_1 - a_1)/(b_2 - a_2))",
          "negative: the ratio upside down", "a sign", "p and q swapped", at=NESTED),
    wrong("entropy", "Uniform(a, b)", "", r"\log_2(b-a)", "log(b - a)/log(2)",
          "in bits", "log base 2", at=ENDS),
    wrong("kl", "Uniform(a, b)", "Normal(mu, sigma)",
          r"\ln\frac{\sqrt{2\pi}\,\sigma}{b-a}+\frac{\frac{(b-a)^2}{12}+\left(\frac{a+b-2\mu}{2}"
          r"\right)^2}{\sigma^2}",
          "log(sqrt(2*pi)*sigma/(b - a)) + ((b - a)**2/12 + ((a + b - 2*mu)/2)**2)/sigma**2",
          "the half lost", "factor 2", at=ENDS),
    wrong("entropy", "Triangular(a, b, c)", "", r"\frac12+\ln(b-a)", "1/2 + log(b - a)",
          "the 2 lost", "a lost additive constant", "a lost factor", "factor 2",
          at={**ENDS, "c": ("1/2", "3")}),
    wrong("entropy", "Kumaraswamy(a, b)", "",
          r"\left(1-\frac1a\right)+\left(1-\frac1b\right)H_a-\ln(ab)",
          "(1 - 1/a) + (1 - 1/b)*harmonic(a) - log(a*b)", "a and b exchanged",
          "parameters in another order", note="H_a is the harmonic number"),
    wrong("entropy", "Kumaraswamy(a, b)", "",
          r"1-\frac1b+\left(1-\frac1a\right)\left(\psi(b)+\gamma\right)-\ln(ab)",
          "1 - 1/b + (1 - 1/a)*(psi(b) + euler) - log(a*b)", "H_b = ψ(b + 1) + γ",
          "a shifted argument", note="γ is Euler's constant"),
    wrong("entropy", "Arcsin(a, b)", "", r"\ln\left(\frac{\pi}{4}\right)", "log(pi/4)",
          "that of [0, 1]", "a lost factor", "a lost term", at=ENDS),
    wrong("entropy", "WignerSemicircle(R)", "", r"\ln(\pi R)+\frac12", "log(pi*R) + 1/2",
          "a sign", "a sign", "a lost additive constant"),
]
