# A missing module.
# status: 1
# stderr: ModuleNotFoundError: No module named 'no_such_module_here'
import no_such_module_here
