# await outside an async function.
# status: 1
# stderr: SyntaxError: 'await' outside async function
def f():
    await g()
