// log |Γ(x)|: Stirling's series from 12 on, below it by log Γ(x) = log Γ(x + 1) − log x
function lgamma(x) {
  if (x <= 0) {
    if (x === Math.floor(x)) return Infinity;
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
  }
  if (x === 1 || x === 2) return 0;
  let product = 1;
  while (x < 12) { product *= x; x += 1; }
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + stirling(x) - Math.log(product);
}
