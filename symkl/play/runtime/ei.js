// Ei(x): γ + log x + Σ x^k/(k k!), far out e^x/x Σ k!/x^k
function ei(x) {
  if (x < 0) return -e1(-x);
  let term = 1, sum = 0;
  if (x > 40) {
    sum = 1;
    for (let k = 1; k < x; k++) { term *= k / x; sum += term; }
    return Math.exp(x) / x * sum;
  }
  for (let k = 1; k < 500; k++) {
    term *= x / k;
    sum += term / k;
    if (term < 1e-18 * sum) break;
  }
  return sum + 0.5772156649015329 + Math.log(x);
}
