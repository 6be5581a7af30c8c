// erf b − erf a, without loss where both are near 1 or near −1
function erfbetween(a, b) {
  if (a > 0.5 && b > 0.5) return erfc(a) - erfc(b);
  if (a < -0.5 && b < -0.5) return erfc(-b) - erfc(-a);
  return erf(b) - erf(a);
}
