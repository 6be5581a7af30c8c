// E f(X): ∫ f p in the logarithm of the distance to ends, corners and the mode; or the sum
function expect(law, f) {
  if (law.counting) return series_of(law, f);
  const found = [], mode = peak(law), places = anchors(law, mode);
  const piece = (here, sign, length) => {
    const [side, start, s] = chart(here, sign);
    const log = (t) => start === 0 ? t : t > Math.log(start)
      ? t + Math.log1p(s * start * Math.exp(-t)) : Math.log(start + s * Math.exp(t));
    const height = (t) => law[side](log(t)) + t;
    const g = (t) => weighted(height(t), () => f[side](log(t)));
    const top = length === Infinity ? 700 : Math.log(length);
    let most = -Infinity, best = 0; // where this piece has its mass, if it is not near the mode
    for (let t = -740; t <= top; t += 4) if (height(t) > most) { most = height(t); best = t; }
    const cuts = new Set([-740, top]), about = [mode.width, between(here, mode)];
    for (const c of [...about.filter((d) => d > 0).map(Math.log), best]) {
      for (const s of [0, 0.5, 1, 2, 3, 4.5, 7, 11, 17, 26, 40, 70, 130, 260]) cuts.add(c + s).add(c - s);
    }
    const kept = [...cuts].filter((t) => t >= -740 && t <= top);
    // a tail that is heavy on the scale of logarithms goes on where d is 0 or ∞ to a computer
    for (const e of [...(start === 0 ? [-740] : []), ...(length === Infinity ? [top] : [])]) {
      const on = [];
      for (let t = 1.5 * e; Math.abs(t) < 1e9; t *= 1.5) on.push(t);
      if ([e, ...on].some((t) => height(t) > -45)) kept.push(...on);
    }
    found.push(adaptive(g, kept.sort((a, b) => a - b)));
  };
  for (let k = 1; k < places.length; k++) {
    const a = places[k - 1], b = places[k], half = between(a, b) / 2;
    if (Number.isFinite(a.y) || Number.isFinite(a.z)) piece(a, 1, half);
    if (Number.isFinite(b.y) || Number.isFinite(b.z)) piece(b, -1, half);
  }
  return sum(found);
}
