// Ci(x) = γ + log x + Σ (−1)^k x^(2k)/(2k (2k)!), x > 0
function ci(x) {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x > 4) return afar(x)[0];
  let term = 1, sum = 0;
  for (let k = 2; k < 60; k += 2) {
    term *= -x * x / (k * (k - 1));
    sum += term / k;
  }
  return sum + 0.5772156649015329 + Math.log(x);
}
