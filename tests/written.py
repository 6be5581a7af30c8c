"""Formulas as blogs and papers write them, and what each is read as; what is refused, and where."""
# ruff: noqa: E501

from sympy import (
    Abs,
    Ci,
    E,
    Ei,
    Eq,
    EulerGamma,
    LambertW,
    Max,
    Min,
    Ne,
    Piecewise,
    Rational,
    S,
    Si,
    Symbol,
    acos,
    asin,
    atan,
    atanh,
    besseli,
    besselk,
    betainc,
    binomial,
    ceiling,
    cos,
    cosh,
    digamma,
    erf,
    erfc,
    erfi,
    exp,
    expint,
    factorial,
    floor,
    gamma,
    harmonic,
    lerchphi,
    li,
    log,
    loggamma,
    lowergamma,
    oo,
    pi,
    polygamma,
    polylog,
    sign,
    sin,
    sqrt,
    tan,
    tanh,
    trigamma,
    uppergamma,
    zeta,
)
from sympy import (
    beta as Beta,
)

from symkl.nodes import (
    INDEX,
    Entry,
    Hyp1F1,
    Hyp2F1,
    IndexProduct,
    IndexSum,
    Vector,
    ZetaDerivative,
)


def positive(*names):
    return {n: Symbol(n, positive=True) for n in names}


NAMES = (
    positive(
        "sigma", "sigma_1", "sigma_2", "sigma_p", "sigma_q", "alpha", "beta", "alpha_1", "alpha_2",
        "beta_1", "beta_2", "lambda", "lambda_1", "lambda_2", "theta_1", "theta_2", "k", "k_1",
        "k_2", "nu", "kappa", "a", "b", "c", "s", "s_1", "s_2", "x_m", "p", "q", "z", "d_1", "d_2", "v",
        "lambda_hat", "df", "rho", "tau_0",
    )
    | {n: Symbol(n, real=True) for n in ("mu", "mu_1", "mu_2", "mu_p", "mu_q", "x", "y", "xbar",
                                         "mu_prime", "x_0")}
    | {n: Symbol(n, integer=True, positive=True) for n in ("n", "m", "K")}
)  # fmt: skip
N = NAMES
NAMES["pi_1"] = Symbol("pi_1", positive=True)
P, Q = Vector("P", N["K"]), Vector("w", N["K"])
NAMES |= {"P": P, "w": Q}

s, s1, s2, sp, sq = (N[n] for n in ("sigma", "sigma_1", "sigma_2", "sigma_p", "sigma_q"))
m, m1, m2, mp, mq = (N[n] for n in ("mu", "mu_1", "mu_2", "mu_p", "mu_q"))
al, be, a1, a2, b1, b2 = (N[n] for n in ("alpha", "beta", "alpha_1", "alpha_2", "beta_1", "beta_2"))
la, l1, l2, t1, t2 = (N[n] for n in ("lambda", "lambda_1", "lambda_2", "theta_1", "theta_2"))
k, k1, k2, nu, ka = (N[n] for n in ("k", "k_1", "k_2", "nu", "kappa"))
a, b, c, p, q, z, n, K, x, y = (N[i] for i in ("a", "b", "c", "p", "q", "z", "n", "K", "x", "y"))
half = Rational(1, 2)
GAUSS = log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - half
GAUSS_PQ = log(sq / sp) + (sp**2 + (mp - mq) ** 2) / (2 * sq**2) - half
GAMMAS = (
    (k1 - k2) * digamma(k1) - loggamma(k1) + loggamma(k2) + k2 * log(t2 / t1) + k1 * (t1 - t2) / t2
)
BERNOULLI = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
i = INDEX
DISCRETE = IndexSum(Entry(P, i) * log(Entry(P, i) / Entry(Q, i)), 0, K - 1)
BETAS = (
    log(Beta(a2, b2) / Beta(a1, b1))
    + (a1 - a2) * digamma(a1)
    + (b1 - b2) * digamma(b1)
    + (a2 - a1 + b2 - b1) * digamma(a1 + b1)
)

READ = {
    # whole formulas, in the styles of blogs and papers
    r"\log\frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2 + (\mu_1-\mu_2)^2}{2\sigma_2^2} - \frac12": GAUSS,
    r"$$D_{KL}(p\|q) = \log\frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2 + (\mu_1-\mu_2)^2}{2\sigma_2^2} - \frac{1}{2}.$$": GAUSS,
    r"KL(p, q) = \log \frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2 + (\mu_1 - \mu_2)^2}{2 \sigma_2^2} - \frac{1}{2}": GAUSS,
    r"\mathrm{KL}(p\,\|\,q)=\ln\left(\frac{\sigma_{2}}{\sigma_{1}}\right)+\frac{\sigma_{1}^{2}+\left(\mu_{1}-\mu_{2}\right)^{2}}{2\sigma_{2}^{2}}-\frac{1}{2}": GAUSS,
    r"\begin{aligned} D_\text{KL}(\mathcal{N}_1 \parallel \mathcal{N}_2) &= \log\dfrac{\sigma_2}{\sigma_1} \\ &\quad + \dfrac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2} - \tfrac{1}{2} \end{aligned}": GAUSS,
    r"\begin{align*} KL(p||q) &= \mathbb{E}_p[\log p/q] \\ &= \log \sigma_2 - \log \sigma_1 + {\sigma_1^2 + (\mu_1-\mu_2)^2 \over 2\sigma_2^2} - {1 \over 2} \end{align*}": GAUSS
    - log(s2 / s1)
    + log(s2)
    - log(s1),
    r"\frac{1}{2}\left[\frac{\sigma_1^2}{\sigma_2^2} + \frac{(\mu_2-\mu_1)^2}{\sigma_2^2} - 1 + \ln\frac{\sigma_2^2}{\sigma_1^2}\right]": (
        s1**2 / s2**2 + (m2 - m1) ** 2 / s2**2 - 1 + log(s2**2 / s1**2)
    )
    / 2,
    r"\frac12 \Big[ \log\frac{\sigma_2^2}{\sigma_1^2} - 1 \Big]": (log(s2**2 / s1**2) - 1) / 2,
    r"\log\frac{\sigma_{\text{q}}}{\sigma_{\text{p}}}+\frac{\sigma_{\text{p}}^2+(\mu_{\text{p}}-\mu_{\text{q}})^2}{2\sigma_{\text{q}}^2}-\frac{1}{2}": GAUSS_PQ,
    r"\log \frac{\sigma_\mathrm{q}}{\sigma_\mathrm{p}} + \frac{\sigma_\mathrm{p}^2+(\mu_\mathrm{p}-\mu_\mathrm{q})^2}{2\sigma_\mathrm{q}^2} - \frac12": GAUSS_PQ,
    "ln(σ₂/σ₁) + (σ₁² + (μ₁−μ₂)²)/(2σ₂²) − ½": GAUSS,
    "log(sigma_2/sigma_1) + (sigma_1^2 + (mu_1-mu_2)^2)/(2 sigma_2^2) - 1/2": GAUSS,
    r"(k_1-k_2)\psi(k_1) - \log\Gamma(k_1) + \log\Gamma(k_2) + k_2\log\frac{\theta_2}{\theta_1} + k_1\frac{\theta_1-\theta_2}{\theta_2}": GAMMAS,
    r"\left( k_1 - k_2 \right) \psi^{(0)}\left( k_1 \right) - \ln \Gamma\left( k_1 \right) + \ln \Gamma (k_2) + k_2 \left( \ln \theta_2 - \ln \theta_1 \right) + k_1 \frac{\theta_1 - \theta_2}{\theta_2}": GAMMAS
    - k2 * log(t2 / t1)
    + k2 * (log(t2) - log(t1)),
    r"p\log\frac pq + (1-p)\log\frac{1-p}{1-q}": BERNOULLI,
    r"p \log \left( \frac{p}{q} \right) + (1-p) \log \left(\frac{1-p}{1-q} \right)": BERNOULLI,
    r"p\ln{p\over q}+(1-p)\ln{1-p\over1-q}": BERNOULLI,
    r"\sum_{i=1}^{K} P_i \log \frac{P_i}{w_i}": DISCRETE,
    r"\sum_{k=1}^K P_k \log\frac{P_k}{w_k}": DISCRETE,
    r"\sum_i P_i\log\frac{P_i}{w_i}": DISCRETE,
    r"\sum_{i=0}^{K-1} P_i \log \frac{P_i}{w_i}": DISCRETE,
    r"\sum_{i=1}^N P_i \log\frac{P_i}{w_i}": DISCRETE,
    r"D_{\text{KL}}(P \parallel Q) = \sum_{x\in\mathcal{X}} P(x)\log\left(\frac{P(x)}{w(x)}\right)": DISCRETE,
    r"\sum\limits_{j=1}^{K} P_j \ln P_j - \sum\limits_{j=1}^{K} P_j \ln w_j": IndexSum(
        Entry(P, i) * log(Entry(P, i)), 0, K - 1
    )
    - IndexSum(Entry(P, i) * log(Entry(Q, i)), 0, K - 1),
    r"\ln\frac{B(\alpha_2,\beta_2)}{B(\alpha_1,\beta_1)} + (\alpha_1-\alpha_2)\psi(\alpha_1) + (\beta_1-\beta_2)\psi(\beta_1) + (\alpha_2-\alpha_1+\beta_2-\beta_1)\psi(\alpha_1+\beta_1)": BETAS,
    r"\ln \left(\frac{\mathrm{B}(\alpha_2, \beta_2)}{\mathrm B(\alpha_1, \beta_1)}\right) + (\alpha_1-\alpha_2) \operatorname{digamma}(\alpha_1) + (\beta_1-\beta_2) \digamma(\beta_1) + (\alpha_2-\alpha_1+\beta_2-\beta_1) \psi_0(\alpha_1+\beta_1)": BETAS,
    r"\log\frac{\lambda_1}{\lambda_2} + \frac{\lambda_2}{\lambda_1} - 1": log(l1 / l2)
    + l2 / l1
    - 1,
    r"\lambda_1\log(\lambda_1/\lambda_2) + \lambda_2 - \lambda_1": l1 * log(l1 / l2) + l2 - l1,
    r"\begin{cases}\log\frac{b}{a} & \text{if } a \le b \\ \infty & \text{otherwise}\end{cases}": Piecewise(
        (log(b / a), a <= b), (oo, True)
    ),
    r"D = \begin{cases} \ln\frac{b}{a}, & a\leq b, \\ +\infty, & \text{otherwise}. \end{cases}": Piecewise(
        (log(b / a), a <= b), (oo, True)
    ),
    r"\left\{ \begin{array}{ll} \ln(b/a) & \mbox{if $a<b$ and $c>1$} \\ \infty & \mbox{else} \end{array} \right.": Piecewise(
        (log(b / a), (a < b) & (c > 1)), (oo, True)
    ),
    r"\frac{\alpha}{\alpha-1}, \quad \alpha > 1": Piecewise(
        (al / (al - 1), al > 1), evaluate=False
    ),
    r"\frac{\alpha}{\alpha-1} \text{ for } \alpha > 1.": Piecewise(
        (al / (al - 1), al > 1), evaluate=False
    ),
    r"\log\left(\frac{\lambda_2}{\lambda_1}\right) \mathbf{1}_{\{\lambda_1<\lambda_2\}}": log(
        l2 / l1
    )
    * Piecewise((1, l1 < l2), (0, True)),
    r"x\,\mathbb{1}[x<y]": x * Piecewise((1, x < y), (0, True)),
    r"H(X) = \frac{1}{2}\ln(2\pi e \sigma^2)": log(2 * pi * E * s**2) / 2,
    r"\tfrac12\log 2\pi e\sigma^2": log(2 * pi * E * s**2) / 2,
    r"h(p)=\frac12 \log_2 (2\pi e\sigma^2)": log(2 * pi * E * s**2) / (2 * log(2)),
    r"\ln\sigma\sqrt{2\pi\mathrm{e}}": log(s * sqrt(2 * pi * E)),
    r"H = 1 + \ln 2b": 1 + log(2 * b),
    r"\ln(4\pi\gamma)": log(4 * pi * EulerGamma),
    r"1 + \gamma + \ln\beta": 1 + EulerGamma + log(be),
    r"\ln\beta + \gamma_E + 1": 1 + EulerGamma + log(be),
    r"\gamma\left(1-\frac1k\right) + \ln\frac{\lambda}{k} + 1": EulerGamma * (1 - 1 / k)
    + log(la / k)
    + 1,
    r"-\kappa\frac{I_1(\kappa)}{I_0(\kappa)} + \ln[2\pi I_0(\kappa)]": -ka
    * besseli(1, ka)
    / besseli(0, ka)
    + log(2 * pi * besseli(0, ka)),
    r"\ln \left( \frac{(\sigma+s)^2 + (\mu-x_0)^2}{4\sigma s}\right)": log(
        ((s + N["s"]) ** 2 + (m - N["x_0"]) ** 2) / (4 * s * N["s"])
    ),
    r"\frac{\nu+1}{2}\left[\psi\left(\frac{1+\nu}{2}\right) - \psi\left(\frac\nu2\right)\right] + \ln\left[\sqrt\nu B\left(\frac\nu2,\frac12\right)\right]": (
        nu + 1
    )
    / 2
    * (digamma((1 + nu) / 2) - digamma(nu / 2))
    + log(sqrt(nu) * Beta(nu / 2, half)),
    r"\ln \frac{|\mu_1-\mu_2|}{b}+ \frac{|\mu_1-\mu_2| + b e^{-\left|\mu_1-\mu_2\right|/b}}{c} - 1": log(
        Abs(m1 - m2) / b
    )
    + (Abs(m1 - m2) + b * exp(-Abs(m1 - m2) / b)) / c
    - 1,
    r"n\left(p\log\frac{p}{q}+(1-p)\log\frac{1-p}{1-q}\right)": n * BERNOULLI,
    r"\log\binom{n}{m} + \log \dbinom nm": log(binomial(n, N["m"])) * 2,
    r"\ln {n \choose m}": log(binomial(n, N["m"])),
    r"\log n! - \log (n-m)!": log(factorial(n)) - log(factorial(n - N["m"])),
    r"\begin{dcases} 1 & 0 < x < 1 \\ 2 & x = 1 \\ 3 & x > 1 \wedge a \ne 2\end{dcases}": Piecewise(
        (1, (x > 0) & (x < 1)), (2, Eq(x, 1)), (3, (x > 1) & Ne(a, 2)), evaluate=False
    ),
    r"\begin{cases} a & x \in (0, 1] \\ b & \text{for } x>1 \text{ or } y > 1 \\ c \end{cases}": Piecewise(
        (a, (x > 0) & (x <= 1)), (b, (x > 1) | (y > 1)), (c, True), evaluate=False
    ),
    r"\lambda_2 - \lambda_1 \text{ nats}": l2 - l1,
    r"D_{KL}(P \Vert Q) = \log a \ge 0": log(a),
    # small things
    r"\frac12": half,
    r"\frac1{2}": half,
    r"\frac{1}2": half,
    r"\frac pq": p / q,
    r"\frac\alpha\beta": al / be,
    r"\cfrac{1}{1+\cfrac{1}{a}}": 1 / (1 + 1 / a),
    r"{a \over b}": a / b,
    r"a/b": a / b,
    r"a/b/c": a / b / c,
    r"a \div b": a / b,
    r"2ab": 2 * a * b,
    r"2 \cdot a \times b * c": 2 * a * b * c,
    r"a(b+c)": a * (b + c),
    r"k(a+b)": k * (a + b),
    r"p(1-p)": p * (1 - p),
    r"(a+b)(a-b)": (a + b) * (a - b),
    r"a^2b^{3}": a**2 * b**3,
    r"a^{-1}": 1 / a,
    r"a^{b+c}": a ** (b + c),
    r"a^b c": a**b * c,
    r"a^\alpha": a**al,
    r"a^\frac12": sqrt(a),
    r"\sqrt a b": sqrt(a) * b,
    r"\sqrt2": sqrt(2),
    r"\sqrt[3]{a}": a ** Rational(1, 3),
    "√(2π) σ": sqrt(2 * pi) * s,
    r"-a - b": -a - b,
    r"- \frac{a}{b}": -a / b,
    r"{-a}": -a,
    r"0.5": half,
    r".25 a": a / 4,
    r"1.5\,a~b\;c\!\quad d_1": Rational(3, 2) * a * b * c * N["d_1"],
    r"\sigma_1^2": s1**2,
    r"\sigma^2_1": s1**2,
    r"\sigma_{1}^{2}": s1**2,
    r"{\sigma}_1^2": s1**2,
    r"{\sigma_1}^2": s1**2,
    "σ₁²": s1**2,
    "σ_1": s1,
    r"\sigma_{\mathrm{p}}": sp,
    r"\sigma_{\textrm{p}}": sp,
    r"\boldsymbol{\mu}_1": m1,
    r"\mathbf{\mu}_{1}": m1,
    r"\hat\lambda + \hat{\lambda} + \widehat{\lambda}": 3 * N["lambda_hat"],
    r"\bar x + \overline{x} + \bar{x}": 3 * N["xbar"],
    r"\mu' + \mu^\prime + \mu^{\prime}": 3 * N["mu_prime"],
    r"(\mu'-\mu)^2": (N["mu_prime"] - m) ** 2,
    r"\mathrm{df}\,a": N["df"] * a,
    r"df\,a": N["df"] * a,
    r"k_1a": k1 * a,
    r"k1 + k_1": 2 * k1,
    r"x_m x_{m} \tau_0": N["x_m"] ** 2 * N["tau_0"],
    r"e^{-\lambda}": exp(-la),
    r"\mathrm{e}^{-\lambda x}": exp(-la * x),
    r"\exp(-\lambda x)": exp(-la * x),
    r"\exp\left\{-\frac{x^2}{2}\right\}": exp(-(x**2) / 2),
    r"\exp{(-a)}": exp(-a),
    r"|x|": Abs(x),
    r"\lvert x - y\rvert": Abs(x - y),
    r"\left|\frac{x}{y}\right|^2": Abs(x / y) ** 2,
    r"||x|-1|": Abs(Abs(x) - 1),
    r"a|x|b": a * b * Abs(x),
    r"|x||y|": Abs(x) * Abs(y),
    r"\lfloor x\rfloor + \lceil x \rceil": floor(x) + ceiling(x),
    r"[a + \{b - (c)\}]": a + b - c,
    r"\bigl(a\bigr) \Bigg[b\Bigg]": a * b,
    r"\log x^2": log(x**2),
    r"\log^2 a": log(a) ** 2,
    r"\log^2(a)": log(a) ** 2,
    r"\log a b": log(a * b),
    r"\log a \log b": log(a) * log(b),
    r"a \log a b - b": a * log(a * b) - b,
    r"\log a (b+c)": log(a) * (b + c),
    r"\log a/b": log(a / b),
    r"\log (a)b": log(a) * b,
    r"\log(a/b)": log(a / b),
    r"\log{a}": log(a),
    r"\log{\left(a \right)}^{2}": log(a) ** 2,
    r"\ln a\cdot b": log(a) * b,
    r"\log_{10} a": log(a) / log(10),
    r"\log_2 a + \log_2(b)": log(a) / log(2) + log(b) / log(2),
    r"\lg a": log(a) / log(10),
    r"\log_b a": log(a) / log(b),
    r"\log\log a": log(log(a)),
    r"\log(-\log(1-p))": log(-log(1 - p)),
    r"1/2\pi": 1 / (2 * pi),
    r"1/2 \log a": log(a) / 2,
    r"1/2 (a+b)": (a + b) / 2,
    r"a/(2b)": a / (2 * b),
    r"\mu^2/2\sigma^2": m**2 / (2 * s**2),
    r"\Gamma(a)": gamma(a),
    r"\Gamma\left(\frac12\right)": sqrt(pi),
    r"\Gamma^2(a)": gamma(a) ** 2,
    r"\Gamma(a)^2": gamma(a) ** 2,
    r"\Gamma'(a)": gamma(a) * digamma(a),
    r"\ln\Gamma(a)": loggamma(a),
    r"\log \Gamma \left( \frac{k}{2} \right)": loggamma(k / 2),
    r"\Gamma(a, x)": uppergamma(a, x),
    r"\gamma(a, x)": lowergamma(a, x),
    r"\psi(a)": digamma(a),
    r"\psi_1(a)": trigamma(a),
    r"\psi^{(1)}(a)": trigamma(a),
    r"\psi^{(2)}(a)": polygamma(2, a),
    r"\psi'(a) + \psi''(a)": trigamma(a) + polygamma(2, a),
    r"\psi^{\prime}(a)": trigamma(a),
    r"\psi(a)^2": digamma(a) ** 2,
    r"\psi^2(a)": digamma(a) ** 2,
    r"\operatorname{trigamma}(a)": trigamma(a),
    r"\mathrm{B}(a,b)": Beta(a, b),
    r"\operatorname{B}(a,b)": Beta(a, b),
    r"\Beta(a,b)": Beta(a, b),
    r"\beta(a,b)": Beta(a, b),
    r"\ln B(a,b)": log(Beta(a, b)),
    r"B_x(a,b)": betainc(a, b, 0, x),
    r"\operatorname{B}_{x}(a,b)": betainc(a, b, 0, x),
    r"B(x; a, b)": betainc(a, b, 0, x),
    r"I_x(a,b)": betainc(a, b, 0, x) / Beta(a, b),
    r"I_\nu(x)": besseli(nu, x),
    r"I_{0}^2(z)": besseli(0, z) ** 2,
    r"K_\nu(z)": besselk(nu, z),
    r"K_{\nu-1}(\sqrt{ab})": besselk(nu - 1, sqrt(a * b)),
    r"\operatorname{erf}\left(\frac{x}{\sqrt2}\right)": erf(x / sqrt(2)),
    r"\operatorname{erfc}(x) + \mathrm{erfi}(x)": erfc(x) + erfi(x),
    r"\operatorname{Ei}(a) + \mathrm{Ei}(b)": Ei(a) + Ei(b),
    r"\operatorname{Ci}(a) - \mathrm{Si}(ab)": Ci(a) - Si(a * b),
    r"\operatorname{Si}^2(a)": Si(a) ** 2,
    r"E_1(a)": expint(1, a),
    r"\mathrm{E}_1(a)": expint(1, a),
    r"e^{a} E_{1}(a)": exp(a) * expint(1, a),
    r"\operatorname{li}(a)": li(a),
    r"\zeta(a)": zeta(a),
    r"\zeta(a, b)": zeta(a, b),
    r"\zeta'(a)": ZetaDerivative(1, a),
    r"\frac{\zeta'(a)}{\zeta(a)}": ZetaDerivative(1, a) / zeta(a),
    r"\operatorname{Li}_2(a)": polylog(2, a),
    r"\mathrm{Li}_{k}(z)": polylog(k, z),
    r"\Phi(z, 2, a)": lerchphi(z, 2, a),
    r"\Phi(x)": erfc(-x / sqrt(2)) / 2,
    r"\phi(x)": exp(-(x**2) / 2) / sqrt(2 * pi),
    r"\sin x + \cos 2x - \tan(x)": sin(x) + cos(2 * x) - tan(x),
    r"\sin^2 x": sin(x) ** 2,
    r"\arctan\frac xy + \arcsin p + \arccos p": atan(x / y) + asin(p) + acos(p),
    r"\tanh x \cosh y": tanh(x) * cosh(y),
    r"\operatorname{artanh}(p)": atanh(p),
    r"\operatorname{sgn}(x)": sign(x),
    r"W(a) + W_0(a)": 2 * LambertW(a),
    r"H_n": harmonic(n),
    r"H_{n-1} + H_n^{(2)}": harmonic(n - 1) + harmonic(n, 2),
    r"{}_1F_1(a;b;z)": Hyp1F1(a, b, z),
    r"\,_2F_1\left(a,b;c;z\right)": Hyp2F1(a, b, c, z),
    r"M(a,b,z)": Hyp1F1(a, b, z),
    r"\max(a,b) + \min\{a,b\}": Max(a, b) + Min(a, b),
    r"\infty": oo,
    r"\prod_{i=1}^K P_i": IndexProduct(Entry(P, i), 0, K - 1),
    r"\sum_{i=1}^{n} i^2": IndexSum(i**2, 1, n),
    r"\sum_{i=1}^{K} i P_i": IndexSum((i + 1) * Entry(P, i), 0, K - 1),
    r"\sum_{1\le i\le K} P_i": IndexSum(Entry(P, i), 0, K - 1),
    r"1 - P_1": 1 - Entry(P, S(0)),
    r"\pi_1\pi": N["pi_1"] * pi,
    r"\boxed{a+b}": a + b,
    r"\underbrace{a+b}_{\text{bias}} + c": a + b + c,
    "a % the first\n + b": a + b,
    r"\[ a + b \]": a + b,
    r"\( a \)": a,
    r"$a$.": a,
    r"a = b = c": c,
    r"H(p) = \log 2 \approx 0.693": log(2),
    r"\begin{equation}\label{eq:a} a + b \tag{3} \end{equation}": a + b,
    r"\begin{align} f &= \left( a \right. \\ &\quad \left. + b \right) \nonumber \end{align}": a
    + b,
    r"a\text{ if }a>1": Piecewise((a, a > 1), evaluate=False),
}

# the text, the column (or the line) of the complaint, and a part of it
REFUSED = [
    (r"\log\sigma_3", "column 5", "unknown name 'sigma_3'; did you mean sigma_2 or sigma_1?"),
    (r"a+\hat\sigma", "column 3", "unknown name 'sigma_hat'"),
    (r"x'", "column 1", "unknown name 'x_prime'"),
    (r"simga_1", "column 1", "unknown name 'simga_1'; did you mean sigma_"),
    (r"f(x)", "column 1", "unknown name 'f'; there are K, P, a"),
    (r"\operatorname{foo}(x)", "column 1", "unknown name 'foo'"),
    (r"\simga_1", "column 1", r"\simga is not read here"),
    (r"i", "column 1", "unknown name 'i'"),
    (r"\lambda_12", "column 1", "unknown name 'lambda_12'"),
    (r"B(a)", "column 1", "unknown name 'B'"),
    (r"I_0", "column 1", "unknown name 'I_0'"),
    (r"x^T", "column 3", "unknown name 'T'"),
    (r"\log", "column 5", "the argument of log is missing"),
    (r"\log -a", "column 6", "put the argument of log in parentheses"),
    (r"\frac{a}", "column 9", "a group {…} expected, not the end"),
    (r"a + * b", "column 5", "a number, a name or a function expected, not '*'"),
    (r"a +", "column 4", "not the end"),
    (r"(a + b", "column 1", "this bracket is never closed; ) is missing"),
    (r"a + b)", "column 6", ") closes nothing that was opened"),
    (r"[a)", "column 3", "] or an operator expected, not ')'"),
    (r"a}", "column 2", "} closes nothing that was opened"),
    (r"|a", "column 1", "| is missing"),
    (r"\log\left(\frac{\alpha}{\beta}", "column 5", "this bracket is never closed"),
    (r"\left. a \right|_0", "column 1", "a bracket with one side is not read"),
    (r"a^b^c", "column 4", "a second exponent"),
    (r"a^-1", "column 3", "an exponent is a group {…} or one letter or digit"),
    (r"a^b!", "column 4", "a factorial of a power"),
    (r"n!!", "column 2", "a double factorial is not read"),
    (r"2 3", "column 3", r"a number directly after a factor; write \cdot"),
    (r"\frac123", "column 8", "a number directly after a factor"),
    (r"a - -b", "column 5", "two signs in a row"),
    (r"a \pm b", "column 3", "means two formulas"),
    (r"a + \dots + b", "column 5", r"\dots is not read here"),
    (r"a \dots b", "column 3", "dots leave open what stands there"),
    (r"a < b", "column 3", "an inequality is no formula for a value"),
    (r"a, b", "column 2", "one formula is read at a time; here a list begins"),
    (r"(a, b)", "column 3", "only functions take several"),
    (r"KL =", "column 5", "a formula is missing"),
    (r"\begin{gather} KL = a \\ H = b \end{gather}", "column 26", "a second formula; give one"),
    (r"$a$ and $b$", "column 3", "$ within a formula"),
    (r"$a", "column 1", "$ is never closed"),
    (r"\begin{aligned} a", "column 18", r"\end{aligned} is missing"),
    (r"\begin{cases} a", "column 1", r"\end{cases} is missing"),
    (r"\end{cases}", "column 1", "without a beginning"),
    (r"\begin{cases} a & b \end{cases}", "column 19", "a condition is a comparison"),
    (
        r"\begin{cases} a & \text{otherwise} \\ b & a > 1 \end{cases}",
        "column 39",
        "a case after the one for all that is left",
    ),
    (r"\begin{pmatrix} a \\ b \end{pmatrix}", "column 1", "a matrix is not read"),
    (r"\begin{foo} a \end{foo}", "column 1", "the environment foo is not read"),
    (r"\|x\|", "column 1", "a norm is not read"),
    (r"\mathbb{E}[x]", "column 1", "a mean E[…] is not read; write its value"),
    (r"\int_0^1 x dx", "column 1", "an integral is not read; write its value"),
    (r"a \text{ bits}", "column 3", "the words 'bits' are not read here"),
    (r"\psi^{1}(a)", "column 5", "a power 1 or a derivative?"),
    (r"\psi_a(b)", "column 1", "the order is a whole number"),
    (r"\log^{-1} a", "column 1", "an inverse or a reciprocal?"),
    (r"\Phi^{-1}(a)", "column 1", "the inverse of Φ is not read"),
    (r"\Gamma(a, b, c)", "column 1", "Γ takes 1 argument, 3 given"),
    (r"\log_1 a", "column 1", "a logarithm has no base 1"),
    (r"\mathbf 1", "column 1", "a condition is missing"),
    (r"\sum p", "column 1", "the index of the sum is missing"),
    (r"\sum_{i=1} P_i", "column 1", "one bound of the sum is missing"),
    (r"\sum_{i=1}^{K+1} P_i", "column 1", "P has K entries; the sum goes beyond them"),
    (r"\sum_{i=1}^{10^6} i", "column 1", "a sum of 1000000 terms"),
    (r"\sum_i i", "column 1", "the bounds of the sum are missing"),
    (r"\sum_i \sum_j P_i w_j", "column 1", "a sum within a sum"),
    (r"\sum_i P_i + w_i", "column 16", "unknown name 'i'"),
    (r"P_0 + \sum_{i=1}^K P_i", "column 7", "P has K entries; the sum goes beyond them"),
    (r"P", "column 1", "P is a vector; write an entry of it, P_i"),
    (r"\infty - \infty", "column 1", "∞ stands alone as a value"),
    (r"a/0", "column 2", "a division by 0"),
    (r"1/(a-a)", "column 2", "a division by 0"),
    (r"0^{-1}", "column 2", "a power of 0"),
    (r"\log(-1)", "column 1", "has no finite real value"),
    (r"\sqrt{-1}", "column 1", "has no finite real value"),
    (r"a # b", "column 3", "the character '#' has no meaning here"),
    ("a\n+ \\sigma_3", "line 2, column 3", "unknown name 'sigma_3'"),
]
