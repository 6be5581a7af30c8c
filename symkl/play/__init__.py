"""A page to play with: sliders, curves and the value, in one file that needs no other."""
