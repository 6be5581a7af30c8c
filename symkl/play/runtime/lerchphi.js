// Φ(z, s, a) = 1/Γ(s) ∫_0^∞ t^(s−1) e^(−at)/(1 − z e^(−t)) dt, for s, a > 0 and z < 1
function lerchphi(z, s, a) {
  return halfline((t) => Math.pow(t, s - 1) * Math.exp(-a * t) / (1 - z * Math.exp(-t))) / gamma(s);
}
