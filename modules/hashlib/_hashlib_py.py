"""What hashlib has beyond the native digests: new, sha384 and sha512, pbkdf2_hmac, file_digest."""
import hashlib

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed
_MASK = (1 << 64) - 1


def _primes(count):
    found, n = [], 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _root(n, degree):
    """64 bits of the fractional part of a root, as FIPS 180-4 takes its constants from primes."""
    n <<= 64 * degree
    low, high = 0, 1 << (n.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= n:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


_constants = None


def _right(x, n):
    return (x >> n | x << (64 - n)) & _MASK


class _Sha512:
    block_size = 128

    def __init__(self, name, size, state):
        self.name, self.digest_size, self._state = name, size, state
        self._rest, self._total = b"", 0

    def copy(self):
        other = _Sha512(self.name, self.digest_size, list(self._state))
        other._rest, other._total = self._rest, self._total
        return other

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = bytes(data)
        self._total += len(data)
        data = self._rest + data
        whole = len(data) - len(data) % 128
        for at in range(0, whole, 128):
            self._block(data[at : at + 128])
        self._rest = data[whole:]

    def _block(self, block):
        global _constants
        if _constants is None:
            _constants = [_root(p, 3) for p in _primes(80)]
        w = [int.from_bytes(block[i : i + 8], "big") for i in range(0, 128, 8)]
        for i in range(16, 80):
            a, b = w[i - 15], w[i - 2]
            s0 = _right(a, 1) ^ _right(a, 8) ^ a >> 7
            s1 = _right(b, 19) ^ _right(b, 61) ^ b >> 6
            w.append((w[i - 16] + s0 + w[i - 7] + s1) & _MASK)
        a, b, c, d, e, f, g, h = self._state
        for i in range(80):
            s1 = _right(e, 14) ^ _right(e, 18) ^ _right(e, 41)
            t1 = h + s1 + (e & f ^ ~e & g) + _constants[i] + w[i]
            t2 = (_right(a, 28) ^ _right(a, 34) ^ _right(a, 39)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t1 + t2) & _MASK, a, b, c, (d + t1) & _MASK, e, f, g
        self._state = [(x + y) & _MASK for x, y in zip(self._state, (a, b, c, d, e, f, g, h))]

    def digest(self):
        last = self.copy()
        length = self._total * 8
        last.update(b"\x80" + bytes((111 - self._total) % 128) + length.to_bytes(16, "big"))
        return b"".join(x.to_bytes(8, "big") for x in last._state)[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()


def sha512(string=b"", *, usedforsecurity=True):
    made = _Sha512("sha512", 64, [_root(p, 2) for p in _primes(8)])
    made.update(string)
    return made


def sha384(string=b"", *, usedforsecurity=True):
    made = _Sha512("sha384", 48, [_root(p, 2) for p in _primes(16)[8:]])
    made.update(string)
    return made


def new(name, data=b"", **options):
    plain = name.lower().replace("-", "")
    if plain not in algorithms_guaranteed:
        raise ValueError("unsupported hash type " + name)
    return getattr(hashlib, plain)(data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac

    length = new(hash_name).digest_size
    dklen = length if dklen is None else dklen
    keyed, out = hmac.new(password, None, hash_name), b""
    for block in range(1, -(-dklen // length) + 1):
        u = keyed.copy()
        u.update(salt + block.to_bytes(4, "big"))
        u = u.digest()
        total = int.from_bytes(u, "big")
        for _ in range(iterations - 1):
            turn = keyed.copy()
            turn.update(u)
            u = turn.digest()
            total ^= int.from_bytes(u, "big")
        out += total.to_bytes(length, "big")
    return out[:dklen]


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    while True:
        piece = fileobj.read(4096)
        if not piece:
            return made
        made.update(piece)
