// Π_{i=lo}^{hi} f(i)
function product(lo, hi, f) {
  let found = 1;
  for (let i = lo; i <= hi; i++) found *= f(i);
  return found;
}
