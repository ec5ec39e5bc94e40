# A traceback shows every frame with file, line, function and source line.
# status: 1
# stderr: Traceback (most recent call last):
# stderr: error_traceback_lines.py", line 23, in <module>
# stderr: main()
# stderr: line 19, in main
# stderr: Tool().use(0)
# stderr: line 15, in use
# stderr: return 1 / n
# stderr: ~~^~~
# stderr: ZeroDivisionError: division by zero
class Tool:
    def use(self, n):

        return 1 / n


def main():
    Tool().use(0)


if __name__ == "__main__":
    main()
