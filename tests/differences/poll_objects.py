# poll() tells objects, as on MicroPython; they need no descriptor.
# expect:
# [('source', 1)]
import select


class Source:
    def ioctl(self, request, events):
        return events & select.POLLIN

    def __repr__(self):
        return "'source'"


poll = select.poll()
poll.register(Source(), select.POLLIN | select.POLLOUT)
print(poll.poll(0))
