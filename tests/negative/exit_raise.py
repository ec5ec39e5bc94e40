# SystemExit raised by hand.
# status: 4
raise SystemExit(4)
