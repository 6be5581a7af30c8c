// sin(y)/y
function sinc(y) {
  return y === 0 ? 1 : Math.sin(y) / y;
}
