// log erfc x, which has digits where erfc x is 0 to the last one
function logerfc(x) {
  return x > 1.5 ? Math.log(erfcx(x)) - x * x : Math.log(erfc(x));
}
