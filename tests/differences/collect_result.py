# gc.collect() gives the number of objects that went (MicroPython on microcontrollers: None).
# expect:
# True
import gc

garbage = [[i] for i in range(50)]
garbage = None
other = [[i] for i in range(2)]
print(gc.collect() >= 40)
