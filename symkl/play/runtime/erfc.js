// erfc x
function erfc(x) {
  if (x < 0) return 2 - erfc(-x);
  return x <= 1.5 ? 1 - erf(x) : gauss(x) * erfcx(x);
}
