// where a law's mass is highest on the scale of the distance to its ends; the chart t ↦ x of that
function peak(law) {
  const { lo, hi } = law, finite = Number.isFinite;
  const at = (t) => { // x, and log of the mass per dt
    if (!finite(lo) && !finite(hi)) {
      const x = Math.sinh(t);
      return [x, law.at(x) + Math.log(Math.cosh(t))];
    }
    if (!finite(hi)) return [lo + Math.exp(t), law.left(Math.exp(t)) + t];
    if (!finite(lo)) return [hi - Math.exp(-t), law.right(Math.exp(-t)) - t];
    const near = 1 / (1 + Math.exp(Math.abs(t))), d = (hi - lo) * near;
    const height = t < 0 ? law.left(d) : law.right(d);
    return [t < 0 ? lo + d : hi - d, height + Math.log(d * (1 - near))];
  };
  const height = (t) => { const y = at(t)[1]; return y === y ? y : -Infinity; };
  let best = 0, top = -Infinity;
  const step = 0.5;
  for (let t = -40; t <= 40; t += step) {
    const y = height(t);
    if (y > top) { best = t; top = y; }
  }
  let a = best - step, b = best + step;
  for (let k = 0; k < 60; k++) {
    const u = a + (b - a) * 0.382, w = a + (b - a) * 0.618;
    if (height(u) < height(w)) a = u; else b = w;
  }
  const t = (a + b) / 2, x = at(t)[0], most = height(t);
  let dt = 1e-9;
  while (dt < 20 && height(t + dt) > most - 0.5 && height(t - dt) > most - 0.5) dt *= 2;
  const width = Math.max(Math.abs(at(t + dt)[0] - x), Math.abs(at(t - dt)[0] - x));
  return { x, width, t, dt, at, top: most };
}
