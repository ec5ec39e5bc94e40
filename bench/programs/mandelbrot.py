"""Float kernel: iterations of the Mandelbrot set."""


def escape(cr, ci, limit):
    zr = zi = 0.0
    for n in range(limit):
        r2 = zr * zr
        i2 = zi * zi
        if r2 + i2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = r2 - i2 + cr
    return limit


def main():
    total = 0
    for y in range(96):
        for x in range(128):
            total += escape(x / 64.0 - 1.5, y / 48.0 - 1.0, 60)
    return total
