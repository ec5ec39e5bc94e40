"""adder -m unittest [options] [tests]"""
import sys

from . import main

sys.argv[0] = "adder -m unittest"
main(module=None)
