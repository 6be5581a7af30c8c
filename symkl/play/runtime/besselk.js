// K_ν(x) = ∫_0^∞ e^(−x cosh t) cosh νt dt by the trapezoidal rule, which converges geometrically
function besselk(nu, x) {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  nu = Math.abs(nu);
  const h = Math.min(0.1, 0.5 / Math.pow(x * x + nu * nu, 0.25));
  let sum = 0.5, best = 1;
  for (let k = 1; k < 20000; k++) {
    const t = k * h, s = Math.sinh(t / 2), fall = -2 * x * s * s;
    const term = 0.5 * (Math.exp(fall + nu * t) + Math.exp(fall - nu * t));
    sum += term;
    best = Math.max(best, term);
    if (term < 1e-19 * best && x * Math.sinh(t) > nu) break;
  }
  return Math.exp(-x) * sum * h;
}
