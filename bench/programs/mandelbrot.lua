-- Float kernel: iterations of the Mandelbrot set.
local function escape(cr, ci, limit)
  local zr, zi = 0.0, 0.0
  for n = 0, limit - 1 do
    local r2, i2 = zr * zr, zi * zi
    if r2 + i2 > 4.0 then return n end
    zi = 2.0 * zr * zi + ci
    zr = r2 - i2 + cr
  end
  return limit
end

return function()
  local total = 0
  for y = 0, 95 do
    for x = 0, 127 do total = total + escape(x / 64.0 - 1.5, y / 48.0 - 1.0, 60) end
  end
  return total
end
