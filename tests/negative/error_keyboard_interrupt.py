# KeyboardInterrupt ends the program like any other uncaught exception.
# status: 1
# oracle: none
# stderr: KeyboardInterrupt
raise KeyboardInterrupt
