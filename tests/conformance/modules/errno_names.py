# errno: names, numbers, errorcode, OSError subclasses.
import errno

for name in (
    "EPERM",
    "ENOENT",
    "EIO",
    "EBADF",
    "EAGAIN",
    "ENOMEM",
    "EACCES",
    "EEXIST",
    "ENODEV",
    "EISDIR",
    "EINVAL",
    "EOPNOTSUPP",
    "EADDRINUSE",
    "ECONNABORTED",
    "ECONNRESET",
    "ENOBUFS",
    "ENOTCONN",
    "ETIMEDOUT",
    "ECONNREFUSED",
    "EHOSTUNREACH",
    "EALREADY",
    "EINPROGRESS",
):
    n = getattr(errno, name)
    print(name, n, errno.errorcode[n], type(OSError(n, "text")).__name__)
try:
    raise OSError(errno.ENOENT, "gone")
except FileNotFoundError as e:
    print(e.errno == errno.ENOENT, e)
