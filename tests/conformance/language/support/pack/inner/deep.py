from .. import version as outer_version
from ..sub_c import NAME

depth = 2
combined = (outer_version, NAME, __name__, __package__)
