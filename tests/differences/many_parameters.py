# A function has at most 200 parameters; *args and **kwargs hold any number of arguments.
# expect:
# more than 200 parameters
# 1000 300
try:
    exec("def f(%s): pass" % ", ".join("a%d" % i for i in range(201)))
except SyntaxError as e:
    print(e.msg)


def many(*args, **kwargs):
    print(len(args), len(kwargs))


many(*range(1000), **{"k%d" % i: i for i in range(300)})
