// log Γ(x) − (x − ½) log x + x − ½ log 2π, for x ≥ 12
function stirling(x) {
  const r = 1 / (x * x);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188
    - r * (691 / 360360 - r * (1 / 156 - r * 3617 / 122400))))))) / x;
}
