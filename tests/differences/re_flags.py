# expect:
# 2
# re.compile('a', re.IGNORECASE|re.MULTILINE)
import re

print(re.IGNORECASE)
print(re.compile("a", re.I | re.M))
