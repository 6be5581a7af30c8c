// E f(X): ∫ f p in the logarithm of the distance to ends, corners and the mode; or the sum
function expect(law, f) {
  if (law.counting) return series_of(law, f);
  const { lo, hi } = law, mode = peak(law), corners = law.turns || law.corners;
  const weighted = (height, value) => {
    const w = Math.exp(height);
    return w === 0 ? 0 : w * value;
  };
  const anchors = [...new Set([...corners, mode.x])].filter((c) => c > lo && c < hi);
  anchors.sort((a, b) => a - b);
  const places = [lo, ...anchors, hi];
  let found = [];
  const piece = (anchor, sign, length) => {
    const end = anchor === lo ? "left" : anchor === hi ? "right" : "";
    const g = end
      ? (t) => { const d = Math.exp(t); return weighted(law[end](d) + t, f[end](d)); }
      : (t) => { const x = anchor + sign * Math.exp(t); return weighted(law.at(x) + t, f.at(x)); };
    const top = length === Infinity ? 700 : Math.log(length);
    const cuts = new Set([-740, top]);
    const about = [mode.width, Math.abs(anchor - mode.x)].filter((d) => d > 0).map(Math.log);
    for (const c of about) {
      for (const s of [0, 0.5, 1, 2, 3, 4.5, 7, 11, 17, 26, 40, 70, 130, 260]) cuts.add(c + s).add(c - s);
    }
    found.push(adaptive(g, [...cuts].filter((t) => t >= -740 && t <= top).sort((a, b) => a - b)));
  };
  for (let k = 1; k < places.length; k++) {
    const a = places[k - 1], b = places[k];
    if (a > -Infinity && b < Infinity) { piece(a, 1, (b - a) / 2); piece(b, -1, (b - a) / 2); }
    else if (a > -Infinity) piece(a, 1, Infinity);
    else piece(b, -1, Infinity);
  }
  return sum(found);
}
