// E_1(x), x > 0
function e1(x) {
  if (x > 1.5) return uppergamma(0, x);
  let term = 1, sum = 0;
  for (let k = 1; k < 60; k++) { term *= -x / k; sum -= term / k; }
  return sum - 0.5772156649015329 - Math.log(x);
}
