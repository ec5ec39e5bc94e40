NAME = "sub_c"
