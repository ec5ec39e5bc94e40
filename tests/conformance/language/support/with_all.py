__all__ = ["_listed", "shown"]
_listed = "listed"
shown = "shown"
not_shown = "not shown"
