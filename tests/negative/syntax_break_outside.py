# break outside a loop.
# status: 1
# stderr: SyntaxError: 'break' outside loop
break
