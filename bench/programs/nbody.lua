-- Float kernel: the planets of the solar system.
local PI = 3.141592653589793
local SOLAR_MASS = 4 * PI * PI
local YEAR = 365.24

local function body(x, y, z, vx, vy, vz, mass)
  return {x = x, y = y, z = z, vx = vx * YEAR, vy = vy * YEAR, vz = vz * YEAR, mass = mass * SOLAR_MASS}
end

local function bodies()
  return {
    body(0, 0, 0, 0, 0, 0, 1),
    body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
    body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
    body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
    body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
  }
end

local function energy(system)
  local e = 0.0
  for i, a in ipairs(system) do
    e = e + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for j = i + 1, #system do
      local b = system[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      e = e - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return e
end

local function advance(pairs, system, dt)
  for _, pair in ipairs(pairs) do
    local a, b = pair[1], pair[2]
    local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
    local d2 = dx * dx + dy * dy + dz * dz
    local mag = dt / (d2 * math.sqrt(d2))
    local ma, mb = a.mass * mag, b.mass * mag
    a.vx = a.vx - dx * mb
    a.vy = a.vy - dy * mb
    a.vz = a.vz - dz * mb
    b.vx = b.vx + dx * ma
    b.vy = b.vy + dy * ma
    b.vz = b.vz + dz * ma
  end
  for _, body in ipairs(system) do
    body.x = body.x + dt * body.vx
    body.y = body.y + dt * body.vy
    body.z = body.z + dt * body.vz
  end
end

return function()
  local system = bodies()
  local px, py, pz = 0, 0, 0
  for _, b in ipairs(system) do px, py, pz = px + b.vx * b.mass, py + b.vy * b.mass, pz + b.vz * b.mass end
  local sun = system[1]
  sun.vx, sun.vy, sun.vz = -px / SOLAR_MASS, -py / SOLAR_MASS, -pz / SOLAR_MASS
  local pairs = {}
  for i, a in ipairs(system) do
    for j = i + 1, #system do pairs[#pairs + 1] = {a, system[j]} end
  end
  for _ = 1, 5000 do advance(pairs, system, 0.01) end
  return string.format("%.6f", energy(system))
end
