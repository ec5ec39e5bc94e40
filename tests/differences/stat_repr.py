# os.stat is shown as a plain tuple, as MicroPython does, because tools evaluate the text; CPython names the fields.
# modes: release debug gcstress single
# expect:
# True
# True
import os

status = os.stat(".")
print(eval(repr(status)) == tuple(status))
print(status.st_mode == status[0])
