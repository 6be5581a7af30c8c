// Σ_{i=lo}^{hi} f(i)
function total(lo, hi, f) {
  let sum = 0;
  for (let i = lo; i <= hi; i++) sum += f(i);
  return sum;
}
