# The hash of a str is the same in every run.
# expect:
# True
hashes = {"temperature": hash("temperature")}
print(hash("temper" + "ature") == hashes["temperature"] == 3925048016)
