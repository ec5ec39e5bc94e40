# A misspelt name gets a suggestion.
# status: 1
# stderr: NameError: name 'coutner' is not defined. Did you mean: 'counter'?
counter = 1
print(coutner)
