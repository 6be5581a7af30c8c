// H_n
function harmonic(n) {
  return psi(n + 1) + 0.5772156649015329;
}
