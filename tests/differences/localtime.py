# time.localtime() is UTC: a node has no time zone.
# expect:
# (1970, 1, 2, 0, 0, 0, 4, 2)
# True
import time

print(tuple(time.localtime(86400))[:8])
print(time.localtime(1e9) == time.gmtime(1e9))
