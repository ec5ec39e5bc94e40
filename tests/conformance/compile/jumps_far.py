# A jump farther than 16 bits in a function: its tree is one statement's, of 8 MB on a host and 5 MB on a board, which has 4 MB.
# modes: release debug gcstress single
space = {}
exec("def run(x):\n t = 0\n if x:\n" + "  t = t + x\n" * 40000 + " else:\n  t = -1\n return t\n", space)
print(space["run"](0), space["run"](2))
