-- Float kernel: a power iteration with functions of two indices.
local function a(i, j) return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1) end

local function times(v)
  local out = {}
  for i = 0, #v - 1 do
    local total = 0.0
    for j = 0, #v - 1 do total = total + a(i, j) * v[j + 1] end
    out[i + 1] = total
  end
  return out
end

local function times_transposed(v)
  local out = {}
  for i = 0, #v - 1 do
    local total = 0.0
    for j = 0, #v - 1 do total = total + a(j, i) * v[j + 1] end
    out[i + 1] = total
  end
  return out
end

return function()
  local u, v = {}, nil
  for i = 1, 100 do u[i] = 1.0 end
  for _ = 1, 5 do
    v = times_transposed(times(u))
    u = times_transposed(times(v))
  end
  local vbv, vv = 0.0, 0.0
  for i = 1, #v do
    vbv = vbv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return string.format("%.6f", math.sqrt(vbv / vv))
end
