// erf x = 2/√π e^(−x²) Σ 2^n x^(2n+1)/(2n+1)!!, a sum of one sign
function erf(x) {
  if (Math.abs(x) > 1.5) return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
  let term = x, sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= 2 * x * x / (2 * n + 1);
    sum += term;
  }
  return 1.1283791670955126 * gauss(x) * sum;
}
