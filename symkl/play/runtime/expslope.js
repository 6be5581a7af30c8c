// (e^y − 1)/y
function expslope(y) {
  return y === 0 ? 1 : Math.expm1(y) / y;
}
