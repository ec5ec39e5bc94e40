# A module that was not imported.
# status: 1
# stderr: NameError: name 'math' is not defined
print(math.pi)
