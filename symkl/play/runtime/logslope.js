// log(1 + y)/y
function logslope(y) {
  return y === 0 ? 1 : Math.log1p(y) / y;
}
