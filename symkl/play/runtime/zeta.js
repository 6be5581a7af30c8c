// ζ(s), s > 1
function zeta(s) {
  return zetaderivative(0, s);
}
