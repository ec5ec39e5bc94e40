-- Runs the function that the file of arg[1]/arg[2].lua returns, once; prints its result and the seconds it took.
local program = dofile(arg[1] .. "/" .. arg[2] .. ".lua")
local started = os.clock()
local result = program()
local seconds = os.clock() - started
print(result)
print(seconds)
