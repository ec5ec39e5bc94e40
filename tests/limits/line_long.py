# A line of a megabyte; a board has not the memory for its values.
# modes: release debug gcstress single
text = "x = [" + "1, " * 300000 + "]"
ns = {}
exec(text, ns)
print(len(ns["x"]))
exec("s = '" + "a" * 1000000 + "'", ns)
print(len(ns["s"]))
exec("#" + "c" * 1000000 + "\ny = 1", ns)
print(ns["y"])
print(eval("+".join(["1"] * 500)))
