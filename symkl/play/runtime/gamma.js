// Γ(x): the power is taken in two halves, for one would overflow first
function gamma(x) {
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  if (x > 171.7) return Infinity;
  let product = 1;
  while (x < 16) { product *= x; x += 1; }
  const half = Math.pow(x / Math.E, x / 2);
  return half * (Math.sqrt(2 * Math.PI / x) * Math.exp(stirling(x)) / product) * half;
}
