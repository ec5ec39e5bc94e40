# single: differs
"""A ray tracer: spheres and a checkered floor, shown as characters."""
import math


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vec(-self.x, -self.y, -self.z)

    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length())

    def reflect(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, t):
        return self.origin + self.direction * t


class Material:
    def __init__(self, brightness, mirror=0.0):
        self.brightness = brightness
        self.mirror = mirror


class Sphere:
    def __init__(self, center, radius, material):
        self.center = center
        self.radius = radius
        self.material = material

    def hit(self, ray):
        oc = ray.origin - self.center
        b = oc.dot(ray.direction)
        c = oc.dot(oc) - self.radius * self.radius
        d = b * b - c
        if d < 0:
            return None
        root = math.sqrt(d)
        for t in (-b - root, -b + root):
            if t > 1e-3:
                return t
        return None

    def normal(self, point):
        return (point - self.center).unit()

    def shade(self, point):
        return self.material.brightness


class Floor:
    def __init__(self, height, material):
        self.height = height
        self.material = material

    def hit(self, ray):
        if abs(ray.direction.y) < 1e-6:
            return None
        t = (self.height - ray.origin.y) / ray.direction.y
        return t if t > 1e-3 else None

    def normal(self, point):
        return Vec(0.0, 1.0, 0.0)

    def shade(self, point):
        even = (math.floor(point.x) + math.floor(point.z)) % 2 == 0
        return self.material.brightness * (1.0 if even else 0.4)


class Scene:
    def __init__(self, light):
        self.objects = []
        self.light = light

    def add(self, *objects):
        self.objects.extend(objects)

    def nearest(self, ray):
        best = None
        for obj in self.objects:
            t = obj.hit(ray)
            if t is not None and (best is None or t < best[0]):
                best = (t, obj)
        return best

    def trace(self, ray, depth=0):
        found = self.nearest(ray)
        if found is None:
            return 0.1 + 0.2 * max(0.0, ray.direction.y)
        t, obj = found
        point = ray.at(t)
        normal = obj.normal(point)
        to_light = (self.light - point).unit()
        level = 0.15
        shadow = self.nearest(Ray(point, to_light))
        if shadow is None:
            level += 0.85 * max(0.0, normal.dot(to_light))
        color = level * obj.shade(point)
        mirror = obj.material.mirror
        if mirror and depth < 3:
            reflected = self.trace(Ray(point, ray.direction.reflect(normal).unit()), depth + 1)
            color = color * (1 - mirror) + reflected * mirror
        return color


def render(scene, width, height):
    ramp = " .:-=+*#%@"
    eye = Vec(0.0, 1.0, -4.0)
    rows = []
    for j in range(height):
        y = 1.0 - 2.0 * (j + 0.5) / height
        row = []
        for i in range(width):
            x = (2.0 * (i + 0.5) / width - 1.0) * 1.6
            ray = Ray(eye, Vec(x, y - 0.15, 2.0).unit())
            level = min(0.999, max(0.0, scene.trace(ray)))
            row.append(ramp[int(level * len(ramp))])
        rows.append("".join(row))
    return rows


def main():
    scene = Scene(Vec(4.0, 6.0, -5.0))
    scene.add(
        Floor(0.0, Material(0.8, 0.1)),
        Sphere(Vec(0.0, 1.0, 1.0), 1.0, Material(0.95, 0.3)),
        Sphere(Vec(-2.0, 0.6, 0.0), 0.6, Material(0.7)),
        Sphere(Vec(1.8, 0.5, -0.6), 0.5, Material(0.5, 0.5)),
    )
    rows = render(scene, 72, 28)
    print("\n".join(rows))
    counts = {}
    for row in rows:
        for c in row:
            counts[c] = counts.get(c, 0) + 1
    print(sorted(counts.items()))
    v = Vec(1.0, 2.0, 2.0)
    print(v.length(), v.unit().dot(v), (-v).x, (2 * v).z, v.reflect(Vec(0.0, 1.0, 0.0)).y)


main()
