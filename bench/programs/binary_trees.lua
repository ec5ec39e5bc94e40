-- Allocation: trees of small objects are built and walked.
local Tree = {}
Tree.__index = Tree

function Tree:check()
  if self.left == nil then return 1 end
  return 1 + self.left:check() + self.right:check()
end

local function build(depth)
  if depth == 0 then return setmetatable({left = nil, right = nil}, Tree) end
  return setmetatable({left = build(depth - 1), right = build(depth - 1)}, Tree)
end

return function()
  local keep = build(13)
  local total = 0
  for depth = 4, 12, 2 do
    for _ = 1, 1 << (12 - depth) do total = total + build(depth):check() end
  end
  return total + keep:check()
end
