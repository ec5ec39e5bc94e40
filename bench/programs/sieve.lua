-- Integer kernel: primes in a table of booleans.
return function()
  local limit = 200000
  local composite = {}
  for i = 1, limit do composite[i] = false end
  local count, total = 0, 0
  for n = 2, limit do
    if not composite[n] then
      count = count + 1
      total = (total + n) & 0xFFFFFF
      for multiple = n * n, limit, n do composite[multiple] = true end
    end
  end
  return string.format("(%d, %d)", count, total)
end
