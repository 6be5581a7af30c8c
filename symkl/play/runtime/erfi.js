// erfi x = 2/√π Σ x^(2n+1)/(n! (2n+1))
function erfi(x) {
  let power = x, sum = x;
  for (let n = 1; n < 2000; n++) {
    power *= x * x / n;
    const term = power / (2 * n + 1);
    sum += term;
    if (Math.abs(term) < 1e-18 * Math.abs(sum)) break;
  }
  return 1.1283791670955126 * sum;
}
