# Endless recursion: one line says how often the frame repeats.
# status: 1
# stderr: RecursionError: maximum recursion depth exceeded
# stderr: more times
def f():
    f()


f()
