# Notes stand below the message.
# status: 1
# stderr: ValueError: bad
# stderr: first note
# stderr: second note
e = ValueError("bad")
e.add_note("first note")
e.add_note("second note")
raise e
