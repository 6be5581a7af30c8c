// I_ν(x) for ν ≥ 0
function besseli(nu, x) {
  if (x < 0) return (nu % 2 ? -1 : 1) * besseli(nu, -x);
  return Math.exp(logbesseli(nu, x));
}
