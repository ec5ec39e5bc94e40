"""Instance attributes: read, written, added up; class attributes; properties."""


class Particle:
    gravity = -1

    def __init__(self, x, y, vx, vy):
        self.x = x
        self.y = y
        self.vx = vx
        self.vy = vy
        self.bounces = 0

    @property
    def height(self):
        return self.y

    def step(self):
        self.x += self.vx
        self.y += self.vy
        self.vy += self.gravity
        if self.y < 0:
            self.y = -self.y
            self.vy = -self.vy
            self.bounces += 1


def main():
    particles = [Particle(i, i * 10, i % 3, 0) for i in range(20)]
    for _ in range(10000):
        for p in particles:
            p.step()
    return sum(p.x + p.height + p.bounces for p in particles)
