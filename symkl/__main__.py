"""python -m symkl: the command line."""

from symkl.cli import main

main()
