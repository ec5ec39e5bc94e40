"""Training of small networks with numpy alone: enough for the examples (thousands of small pictures, minutes).

    net = fit([("conv", 8, 3), ("conv", 16, 3, 2), ("global_average",), ("dense", 10)], images, labels, epochs=20)

gives a train.network.Network ending in softmax. Layers: ("conv", channels, kernel[, stride]) and ("dense", outputs), each
with relu but for the last; ("max_pool", kernel); ("global_average",). Convolutions pad to keep the size. Adam on the
cross entropy; the same seed gives the same network."""
import numpy as np

from train.network import Network


class Parameter:
    def __init__(self, value):
        self.value, self.first, self.second = value, np.zeros_like(value), np.zeros_like(value)

    def update(self, gradient, rate, step):
        self.first += 0.1 * (gradient - self.first)
        self.second += 0.001 * (gradient ** 2 - self.second)
        mean, square = self.first / (1 - 0.9 ** step), self.second / (1 - 0.999 ** step)
        self.value -= rate * mean / (np.sqrt(square) + 1e-8)


class Conv:
    """Convolution with 'same' padding, by matrix product over gathered windows."""

    def __init__(self, rng, channels, kernel, stride, shape, relu):
        self.kernel, self.stride, self.relu = kernel, stride, relu
        height, width, depth = shape
        self.out = (-(-height // stride), -(-width // stride), channels)
        total = [max((o - 1) * stride + kernel - size, 0) for o, size in zip(self.out, (height, width))]
        self.padding = [(t // 2, t - t // 2) for t in total]
        fan = depth * kernel * kernel
        self.weights = Parameter(rng.normal(0, np.sqrt(2 / fan), (channels, depth, kernel, kernel)))
        self.bias = Parameter(np.zeros(channels))

    def forward(self, x):
        self.shape = x.shape
        padded = np.pad(x, ((0, 0), *self.padding, (0, 0)))
        view = np.lib.stride_tricks.sliding_window_view(padded, (self.kernel, self.kernel), axis=(1, 2))
        self.view = view[:, ::self.stride, ::self.stride][:, :self.out[0], :self.out[1]]
        y = np.tensordot(self.view, self.weights.value, axes=((3, 4, 5), (1, 2, 3))) + self.bias.value
        self.mask = y > 0 if self.relu else True
        return y * self.mask

    def backward(self, gradient, rate, step):
        gradient = gradient * self.mask
        weights = np.tensordot(gradient, self.view, axes=((0, 1, 2), (0, 1, 2)))
        spread = np.tensordot(gradient, self.weights.value, axes=((3,), (0,)))  # n, h, w, in, rows, columns
        n, height, width, depth = self.shape
        back = np.zeros((n, height + sum(self.padding[0]), width + sum(self.padding[1]), depth))
        for i in range(self.kernel):
            for j in range(self.kernel):
                rows = slice(i, i + (self.out[0] - 1) * self.stride + 1, self.stride)
                columns = slice(j, j + (self.out[1] - 1) * self.stride + 1, self.stride)
                back[:, rows, columns] += spread[..., i, j]
        self.weights.update(weights, rate, step)
        self.bias.update(gradient.sum((0, 1, 2)), rate, step)
        return back[:, self.padding[0][0]:self.padding[0][0] + height, self.padding[1][0]:self.padding[1][0] + width]

    def describe(self, net):
        (top, bottom), (left, right) = self.padding
        net.conv(self.weights.value, self.bias.value, self.stride, (top, bottom, left, right), "relu" if self.relu else "none")


class Dense:
    def __init__(self, rng, outputs, shape, relu):
        self.relu, self.out, self.size = relu, (1, 1, outputs), int(np.prod(shape))
        self.weights = Parameter(rng.normal(0, np.sqrt(2 / self.size), (outputs, self.size)))
        self.bias = Parameter(np.zeros(outputs))

    def forward(self, x):
        self.shape, self.flat = x.shape, x.reshape(len(x), -1)
        y = self.flat @ self.weights.value.T + self.bias.value
        self.mask = y > 0 if self.relu else True
        return (y * self.mask).reshape(len(x), 1, 1, -1)

    def backward(self, gradient, rate, step):
        gradient = gradient.reshape(len(gradient), -1) * self.mask
        back = (gradient @ self.weights.value).reshape(self.shape)
        self.weights.update(gradient.T @ self.flat, rate, step)
        self.bias.update(gradient.sum(0), rate, step)
        return back

    def describe(self, net):
        net.dense(self.weights.value, self.bias.value, "relu" if self.relu else "none")


class MaxPool:
    def __init__(self, kernel, shape):
        self.kernel, self.out = kernel, (shape[0] // kernel, shape[1] // kernel, shape[2])

    def forward(self, x):
        self.shape = x.shape
        height, width, depth = self.out
        tiles = x[:, :height * self.kernel, :width * self.kernel].reshape(len(x), height, self.kernel, width, self.kernel, depth)
        y = tiles.max((2, 4), keepdims=True)
        self.mask = tiles == y
        return y[:, :, 0, :, 0]

    def backward(self, gradient, rate, step):
        height, width, _ = self.out
        back = np.zeros(self.shape)
        spread = self.mask * gradient[:, :, None, :, None] / self.mask.sum((2, 4), keepdims=True)
        back[:, :height * self.kernel, :width * self.kernel] = spread.reshape(len(gradient), height * self.kernel,
                                                                              width * self.kernel, -1)
        return back

    def describe(self, net):
        net.max_pool(self.kernel)


class GlobalAverage:
    def __init__(self, shape):
        self.out = (1, 1, shape[2])

    def forward(self, x):
        self.shape = x.shape
        return x.mean((1, 2), keepdims=True)

    def backward(self, gradient, rate, step):
        return np.broadcast_to(gradient / (self.shape[1] * self.shape[2]), self.shape)

    def describe(self, net):
        net.global_average()


def build(description, shape, rng):
    layers = []
    for number, (kind, *values) in enumerate(description):
        relu = number + 1 < len(description)
        if kind == "conv":
            layer = Conv(rng, values[0], values[1], values[2] if len(values) > 2 else 1, shape, relu)
        elif kind == "dense":
            layer = Dense(rng, values[0], shape, relu)
        elif kind == "max_pool":
            layer = MaxPool(values[0], shape)
        elif kind == "global_average":
            layer = GlobalAverage(shape)
        else:
            raise ValueError(f"layer {kind!r} is not known")
        layers.append(layer)
        shape = layer.out
    return layers


def fit(description, images, labels, epochs=20, batch=32, rate=2e-3, seed=0, progress=None):
    """images: (n, height, width[, channels]) in 0..1; labels: class numbers. progress(epoch, loss) is called each epoch."""
    rng = np.random.default_rng(seed)
    images = np.asarray(images, dtype=float)
    images = images[..., None] if images.ndim == 3 else images
    layers, step = build(description, images.shape[1:], rng), 0
    for epoch in range(epochs):
        loss, order = 0.0, rng.permutation(len(images))
        for start in range(0, len(order), batch):
            chosen = order[start:start + batch]
            x, step = images[chosen], step + 1
            for layer in layers:
                x = layer.forward(x)
            scores = x.reshape(len(x), -1)
            e = np.exp(scores - scores.max(1, keepdims=True))
            p = e / e.sum(1, keepdims=True)
            loss -= np.log(p[np.arange(len(chosen)), labels[chosen]] + 1e-12).sum()
            p[np.arange(len(chosen)), labels[chosen]] -= 1
            gradient = (p / len(chosen)).reshape(x.shape)
            for layer in reversed(layers):
                gradient = layer.backward(gradient, rate * 0.5 * (1 + np.cos(np.pi * epoch / epochs)), step)
        if progress:
            progress(epoch, loss / len(images))
    net = Network(images.shape[1:])
    for layer in layers:
        layer.describe(net)
    return net.softmax()
