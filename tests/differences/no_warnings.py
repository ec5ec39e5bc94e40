# No warnings at compile time: an invalid escape is taken as it stands.
# expect:
# \d
# done
print("\d")
print("done" if (1, 2) is not 5 else "")
