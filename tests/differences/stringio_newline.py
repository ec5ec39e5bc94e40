# expect:
# ['a\n', 'b\r\n', 'c\rd']
import io

print(io.StringIO("a\nb\r\nc\rd", newline="").readlines())
