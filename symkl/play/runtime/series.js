// Σ (a₁)_n … /((b₁)_n …) z^n/n!; NaN where it takes too many terms
function series(above, below, z) {
  let term = 1, sum = 1;
  for (let n = 0; n < 300000; n++) {
    for (const a of above) term *= a + n;
    for (const b of below) term /= b + n;
    term *= z / (n + 1);
    sum += term;
    if (term === 0 || (Math.abs(term) < 1e-17 * Math.abs(sum) && n > 3)) return sum;
  }
  return NaN;
}
