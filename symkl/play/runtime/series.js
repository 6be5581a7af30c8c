// r Σ (a₁)_n … /((b₁)_n …) z^n/n!; NaN where it takes too many terms, or too many digits cancel
function series(above, below, z, r = 1) {
  let term = 1, sum = 1, most = 1;
  for (let n = 0; n < 6000; n++) {
    for (const a of above) term *= a + n;
    for (const b of below) term /= b + n;
    term *= z / (n + 1);
    sum += term;
    most = Math.max(most, Math.abs(term));
    if (term === 0 || (Math.abs(term) < 1e-17 * Math.abs(sum) && n > 3)) {
      return r * most < 100 * (1 + Math.abs(r * sum)) ? r * sum : NaN;
    }
  }
  return NaN;
}
