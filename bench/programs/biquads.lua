-- Float kernel: a cascade of biquads over a block of samples, as objects with fields.
local Biquad = {}
Biquad.__index = Biquad

local function new(b0, b1, b2, a1, a2)
  return setmetatable({b0 = b0, b1 = b1, b2 = b2, a1 = a1, a2 = a2, s1 = 0.0, s2 = 0.0}, Biquad)
end

function Biquad:run(samples)
  local b0, b1, b2, a1, a2 = self.b0, self.b1, self.b2, self.a1, self.a2
  local s1, s2 = self.s1, self.s2
  for i = 1, #samples do
    local x = samples[i]
    local y = b0 * x + s1
    s1 = b1 * x - a1 * y + s2
    s2 = b2 * x - a2 * y
    samples[i] = y
  end
  self.s1, self.s2 = s1, s2
end

return function()
  local filters = {new(0.2929, 0.5858, 0.2929, 0.0, 0.1716), new(1.0, -2.0, 1.0, -1.9, 0.91), new(0.5, 0.25, 0.125, -0.3, 0.2)}
  local total = 0.0
  for block = 0, 19 do
    local samples = {}
    for i = 0, 1999 do samples[#samples + 1] = ((i * 37 + block * 11) % 200 - 100) / 100.0 end
    for _, f in ipairs(filters) do f:run(samples) end
    total = total + samples[2000] + samples[1001]
  end
  return string.format("%.6f", total)
end
