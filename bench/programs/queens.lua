-- Search: queens on boards of several sizes, with tables.
local function solve(n, row, columns, up, down)
  if row == n then return 1 end
  local count = 0
  for column = 0, n - 1 do
    if columns[column] and up[row + column] and down[row - column + n - 1] then
      columns[column], up[row + column], down[row - column + n - 1] = false, false, false
      count = count + solve(n, row + 1, columns, up, down)
      columns[column], up[row + column], down[row - column + n - 1] = true, true, true
    end
  end
  return count
end

local function full(n)
  local t = {}
  for i = 0, n - 1 do t[i] = true end
  return t
end

return function()
  local counts = {}
  for n = 6, 10 do counts[#counts + 1] = solve(n, 0, full(n), full(2 * n - 1), full(2 * n - 1)) end
  return "[" .. table.concat(counts, ", ") .. "]"
end
