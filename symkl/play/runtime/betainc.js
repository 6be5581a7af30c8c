// B_x(a, b) = ∫_0^x t^(a−1) (1 − t)^(b−1) dt, by its continued fraction
function betainc(a, b, x) {
  if (x <= 0) return 0;
  if (x >= 1) return beta(a, b);
  if (x > (a + 1) / (a + b + 2)) return beta(a, b) - betainc(b, a, 1 - x);
  let c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), f = d;
  for (let m = 1; m < 10000; m++) {
    for (const an of [m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
      -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 / (1 + an * d);
      c = 1 + an / c;
      f *= c * d;
    }
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return f * Math.pow(x, a) * Math.exp(b * Math.log1p(-x)) / a;
}
