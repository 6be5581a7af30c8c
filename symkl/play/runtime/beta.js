// B(a, b)
function beta(a, b) {
  if (a + b < 170) return gamma(a) / gamma(a + b) * gamma(b);
  return Math.exp(lgamma(a) + lgamma(b) - lgamma(a + b));
}
