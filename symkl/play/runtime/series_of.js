// Σ f(k) p(k) from the mode outwards; of a tail like a power the rest as an integral
function series_of(law, f) {
  const term = (k) => {
    const w = Math.exp(law.at(k));
    return w === 0 ? [0, 0] : [w * f.at(k), w];
  };
  if (law.points) return sum(law.points.map((k) => term(k)[0]));
  const { lo, hi } = law, start = mode_of(law), terms = [];
  let size = 0, mass = 0;
  const run = (from, step) => {
    let quiet = 0, k = from;
    for (; k >= lo && k <= hi; k += step) {
      const [y, w] = term(k);
      terms.push(y);
      size += Math.abs(y);
      mass += w;
      quiet = Math.abs(y) <= 1e-18 * size && w <= 1e-18 * mass ? quiet + 1 : 0;
      if (quiet > 8) return;
      if (terms.length > 4000 && !Number.isFinite(step > 0 ? hi : lo)) break;
    }
    if (k < lo || k > hi) return;
    const edge = k + step / 2, g = (x) => { const [y] = term(x); return y === y ? y : 0; };
    const cuts = [-40, Math.log(Math.abs(edge) / 50)];
    for (let by = 0.75; cuts[cuts.length - 1] < 700; by *= 1.02) cuts.push(cuts[cuts.length - 1] + by);
    terms.push(adaptive((t) => { const d = Math.exp(t); return g(edge + step * d) * d; }, cuts));
    terms.push((g(edge + step * 0.25) - g(edge - step * 0.25)) / 12); // g′/24
  };
  run(start, 1);
  run(start - 1, -1);
  return sum(terms);
}
