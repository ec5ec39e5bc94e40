-- Integer kernel: permutations and reversals in tables.
return function()
  local n = 8
  local p, count = {}, {}
  for i = 0, n - 1 do p[i], count[i] = i, 0 end
  local longest, checksum, r, parity = 0, 0, n, 0
  while true do
    while r ~= 1 do
      count[r - 1] = r
      r = r - 1
    end
    if p[0] ~= 0 then
      local q = {}
      for i = 0, n - 1 do q[i] = p[i] end
      local flips, k = 0, q[0]
      while k ~= 0 do
        local i, j = 0, k
        while i < j do
          q[i], q[j] = q[j], q[i]
          i = i + 1
          j = j - 1
        end
        flips = flips + 1
        k = q[0]
      end
      if flips > longest then longest = flips end
      checksum = checksum + (parity ~= 0 and -flips or flips)
    end
    parity = parity ~ 1
    while true do
      if r == n then return string.format("(%d, %d)", checksum, longest) end
      local first = p[0]
      for i = 0, r - 1 do p[i] = p[i + 1] end
      p[r] = first
      count[r] = count[r] - 1
      if count[r] > 0 then break end
      r = r + 1
    end
  end
end
