// Li_s(z) = z/Γ(s) ∫_0^∞ t^(s−1)/(e^t − z) dt, for s > 0 and z < 1
function polylog(s, z) {
  if (s === 1) return -Math.log1p(-z);
  if (Math.abs(z) <= 0.5) {
    let power = 1, sum = 0;
    for (let n = 1; n < 80; n++) { power *= z; sum += power * Math.pow(n, -s); }
    return sum;
  }
  return z / gamma(s) * halfline((t) => Math.pow(t, s - 1) / (Math.expm1(t) + (1 - z)));
}
