// ψ(x), the derivative of log Γ
function psi(x) {
  if (x <= 0) return x === Math.floor(x) ? NaN : psi(1 - x) - Math.PI / Math.tan(Math.PI * x);
  let sum = 0;
  while (x < 12) { sum += 1 / x; x += 1; }
  const r = 1 / (x * x);
  return Math.log(x) - 0.5 / x - sum - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240
    - r * (1 / 132 - r * (691 / 32760 - r * (1 / 12 - r * 3617 / 8160)))))));
}
