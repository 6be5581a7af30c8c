// ψ^(n)(x) = (−1)^(n+1) n! Σ (x + k)^(−n−1), for whole n ≥ 1 and x > 0
function polygamma(n, x) {
  if (n === 0) return psi(x);
  if (!(x > 0)) return NaN;
  let sum = 0, factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  while (x < 14 + n) { sum += Math.pow(x, -n - 1); x += 1; }
  let term = Math.pow(x, -n), tail = term / n + term / (2 * x), ratio = 1;
  for (let k = 0; k < 10; k++) { // B_2k (2k + n − 1)!/((2k)! n!) x^(−n−2k)
    const m = 2 * k + 2;
    ratio = k === 0 ? (n + 1) / 2 : ratio * (m + n - 1) * (m + n - 2) / (m * (m - 1));
    term /= x * x;
    tail += bernoulli[k] * ratio * term;
  }
  return (n % 2 ? 1 : -1) * factorial * (sum + tail);
}
