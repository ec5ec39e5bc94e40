good = 1
def (
