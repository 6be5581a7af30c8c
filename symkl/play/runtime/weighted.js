// e^height f; where f overflows it is left out if its weight is next to nothing, else no number
function weighted(height, f) {
  const w = Math.exp(height);
  if (w === 0) return 0;
  const y = w * f();
  return Number.isFinite(y) ? y : w < 1e-14 ? 0 : NaN;
}
