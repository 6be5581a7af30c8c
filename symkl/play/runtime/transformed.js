// Σ Γ(g) Γ(h)/(Γ(i) Γ(j)) x f(); NaN where the terms cancel, as they do where h is nearly whole
function transformed(rows) {
  let sum = 0, most = 0;
  for (const [g, h, i, j, x, f] of rows) {
    const pole = [i, j].some((n) => n <= 0 && n === Math.floor(n));
    const term = pole ? 0 : gamma(g) / gamma(i) * (gamma(h) / gamma(j)) * x * f();
    sum += term;
    most = Math.max(most, Math.abs(term));
  }
  return Number.isFinite(sum) && most < 20 * Math.abs(sum) ? sum : NaN;
}
