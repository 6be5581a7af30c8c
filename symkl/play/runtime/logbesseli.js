// log I_ν(x) for ν ≥ 0, x ≥ 0: the power series, of one sign; far out the asymptotic one
function logbesseli(nu, x) {
  nu = nu === Math.floor(nu) ? Math.abs(nu) : nu;
  if (x === 0) return nu === 0 ? 0 : -Infinity;
  if (x > 40 && x > nu * nu) {
    let term = 1, sum = 1;
    for (let k = 1; k < 60; k++) {
      const next = -term * (4 * nu * nu - (2 * k - 1) * (2 * k - 1)) / (8 * k * x);
      if (Math.abs(next) >= Math.abs(term) || Math.abs(next) < 1e-18) break;
      term = next;
      sum += term;
    }
    return x - 0.5 * Math.log(2 * Math.PI * x) + Math.log(sum);
  }
  let term = 1, sum = 1, scale = 0;
  for (let k = 1; k < 100000; k++) {
    term *= x / k * (x / 4) / (k + nu);
    sum += term;
    if (term < 1e-18 * sum) break;
    if (sum > 1e250) { sum *= 1e-250; term *= 1e-250; scale += 250 * Math.LN10; }
  }
  return nu * Math.log(x / 2) - lgamma(nu + 1) + Math.log(sum) + scale;
}
