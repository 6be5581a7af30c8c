// γ(a, x) = x^a e^(−x) Σ x^n/(a (a+1) … (a+n)), for a > 0
function lowergamma(a, x) {
  if (x > a + 40 && x > 2 * a) return gamma(a) - uppergamma(a, x);
  let term = 1 / a, sum = term;
  for (let n = 1; n < 100000 && term > 1e-18 * sum; n++) { term *= x / (a + n); sum += term; }
  return sum * Math.pow(x, a) * Math.exp(-x);
}
