# A misspelt attribute gets a suggestion.
# status: 1
# stderr: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
[].appendd(1)
