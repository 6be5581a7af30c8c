// a whole number of large mass
function mode_of(law) {
  const { lo, hi } = law;
  const base = Number.isFinite(lo) ? lo : Number.isFinite(hi) ? hi : 0;
  const inside = (k) => Math.min(Math.max(k, lo), hi);
  const height = (k) => { const y = law.at(k); return y === y ? y : -Infinity; };
  let best = base;
  for (let j = 0; j < 24; j++) {
    for (const k of [inside(base + 2 ** j), inside(base - 2 ** j)]) {
      if (height(k) > height(best)) best = k;
    }
  }
  for (let step = Math.max(1, Math.floor(Math.abs(best - base) / 2)); step >= 1;) {
    const low = inside(best - step), high = inside(best + step);
    if (height(low) > height(best)) best = low;
    else if (height(high) > height(best)) best = high;
    else step = Math.floor(step / 2);
  }
  return best;
}
