# KeyboardInterrupt ends the program with the status a shell gives an interrupted command.
# status: 130
# oracle: none
# stderr: KeyboardInterrupt
raise KeyboardInterrupt
