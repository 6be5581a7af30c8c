// e^(−x²), the square in two parts so that nothing of it is rounded away
function gauss(x) {
  if (Math.abs(x) > 27.3) return 0;
  const near = Math.round(x * 16) / 16;
  return Math.exp(-near * near) * Math.exp((near - x) * (near + x));
}
