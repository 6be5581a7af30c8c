// Σ of the terms, with what rounding takes from it put back (Neumaier)
function sum(terms) {
  let s = 0, lost = 0;
  for (const t of terms) {
    const now = s + t;
    lost += Math.abs(s) >= Math.abs(t) ? s - now + t : t - now + s;
    s = now;
  }
  return Number.isFinite(s) ? s + lost : s;
}
