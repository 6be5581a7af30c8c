// E_n(x) = ∫_1^∞ e^(−xt) t^(−n) dt, x > 0
function expint(n, x) {
  if (n === 1) return e1(x);
  return Math.pow(x, n - 1) * uppergamma(1 - n, x);
}
