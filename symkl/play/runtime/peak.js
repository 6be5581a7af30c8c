// where a law's mass is highest on the scale of the distance to its ends, and the chart t ↦ x of that
function peak(law) {
  const { lo, hi, centre } = law, finite = Number.isFinite;
  const real = (y) => (y === y ? y : -Infinity);
  const sides = finite(lo) ? ["left"] : finite(hi) ? ["right"] : ["up", "down"];
  let scale = 0;
  if (!finite(lo) || !finite(hi)) { // the log of the distance where there is most mass
    let most = -Infinity;
    for (let u = -720; u <= 700; u += 0.5) {
      for (const side of sides) {
        const y = real(law[side](u) + u);
        if (y > most) { most = y; scale = u; }
      }
    }
  }
  const at = (t) => { // x, log of the mass per dt, and the distances y and z of x
    if (!finite(lo) && !finite(hi)) {
      const s = Math.sinh(t), side = t < 0 ? "down" : "up";
      const height = law[side](scale + Math.log(Math.abs(s))) + scale + Math.log(Math.cosh(t));
      return [centre + Math.exp(scale) * s, height, Math.exp(scale) * s, NaN];
    }
    const d = Math.exp(scale + t), e = Math.exp(scale - t);
    if (!finite(hi)) return [lo + d, law.left(scale + t) + scale + t, d, Infinity];
    if (!finite(lo)) return [hi - e, law.right(scale - t) + scale - t, Infinity, e];
    const off = Math.log1p(Math.exp(-Math.abs(t))), near = Math.log(law.length) - Math.abs(t) - off;
    const height = t < 0 ? law.left(near) : law.right(near);
    const short = Math.exp(near), long = law.length - short, from = height + near - off;
    return t < 0 ? [lo + short, from, short, long] : [hi - short, from, long, short];
  };
  const height = (t) => real(at(t)[1]);
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
  const t = (a + b) / 2, [x, , y, z] = at(t), most = height(t);
  let dt = 1e-9;
  while (dt < 20 && height(t + dt) > most - 0.5 && height(t - dt) > most - 0.5) dt *= 2;
  const width = Math.max(...[t + dt, t - dt].map((u) => {
    const [, , y2, z2] = at(u);
    return between({ y, z }, { y: y2, z: z2 });
  }));
  return { x, y, z, width, t, dt, at, top: most };
}
