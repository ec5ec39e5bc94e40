import pack as itself
from pack import sub_a
