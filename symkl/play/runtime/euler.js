// ₂F₁(a, b; c; 1 − w), c > b > 0: ∫ s^(b−1) (1 + s)^(a−c) (1 + w s)^(−a) ds/B(b, c − b) over (0, ∞)
// in y = log s by the trapezoidal rule, which converges geometrically
function euler(a, b, c, w) {
  const plus = (y) => Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y))), shift = Math.log(w);
  const height = (y) => b * y + (a - c) * plus(y) - a * plus(y + shift);
  const start = height(0) > height(-shift) ? 0 : -shift, top = height(start);
  const term = (y) => Math.exp(height(y) - top);
  const trapezium = (h) => {
    let sum = term(start);
    for (const step of [h, -h]) {
      for (let k = 1; k < 60000; k++) {
        const y = term(start + k * step);
        sum += y;
        if (y < 1e-18 * sum) break;
        if (k === 59999) return NaN;
      }
    }
    return sum * h;
  };
  let before = trapezium(0.5);
  for (let h = 0.25; h > 1e-3; h /= 2) {
    const now = trapezium(h);
    if (Math.abs(now - before) <= 2e-14 * now) {
      return Math.abs(top) < 150 ? Math.exp(top) * now / beta(b, c - b) : NaN;
    }
    before = now;
  }
  return NaN;
}
