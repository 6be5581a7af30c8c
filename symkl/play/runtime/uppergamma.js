// Γ(a, x) for x > 0 and any a: a continued fraction, Γ(a) − γ(a, x), or the integral
function uppergamma(a, x) {
  if (x === 0 && a > 0) return gamma(a);
  if (!(x > 0)) return NaN;
  if (x >= Math.max(1.5, a + 1)) {
    let b = x + 1 - a, c = 1e300, d = 1 / b, f = d;
    for (let n = 1; n < 10000; n++) {
      const an = n * (a - n);
      b += 2;
      d = 1 / (an * d + b);
      c = b + an / c;
      f *= c * d;
      if (Math.abs(c * d - 1) < 2e-16) break;
    }
    return f * (Math.pow(x, a) * Math.exp(-x));
  }
  if (a >= 0.5) return gamma(a) - lowergamma(a, x);
  return Math.pow(x, a) * halfline((s) => Math.pow(1 + s, a - 1) * Math.exp(-x * (1 + s)));
}
