# Ints of any length are converted to text and back; CPython stops at 4300 digits.
# expect:
# 5001 True
text = str(10**5000)
print(len(text), int(text) == 10**5000)
