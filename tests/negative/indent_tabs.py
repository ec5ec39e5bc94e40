# Tabs mixed with spaces.
# status: 1
# stderr: TabError: inconsistent use of tabs and spaces in indentation
if True:
        x = 1
	y = 2
