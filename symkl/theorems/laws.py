"""The letters of the theorems: p, q, q_θ, a sample x_1, …, x_n and its empirical law p̂."""

from sympy import Symbol

from symkl.nodes import COUNTING, LEBESGUE, AbstractLaw, Empirical, Sample

theta = Symbol("theta", real=True)
p = AbstractLaw("p")
q = AbstractLaw("q")
q_theta = AbstractLaw("q", p.measure, theta)
q_theta_discrete = AbstractLaw("q", COUNTING, theta)
q_theta_density = AbstractLaw("q", LEBESGUE, theta)
sample = Sample("x")
p_hat = Empirical(sample)
