# os: files and folders, environment.
# modes: release debug gcstress single
import os

print(os.sep, os.getcwd().startswith("/"))
os.mkdir("adder_test_dir")
print("adder_test_dir" in os.listdir(), os.listdir("adder_test_dir"))
with open("adder_test_dir/file.txt", "w") as f:
    f.write("12345")
print(
    os.stat("adder_test_dir/file.txt")[6],
    os.stat("adder_test_dir")[0] & 0o170000 == 0o040000,
    os.stat("adder_test_dir/file.txt")[0] & 0o170000 == 0o100000,
)
os.rename("adder_test_dir/file.txt", "adder_test_dir/other.txt")
print(os.listdir("adder_test_dir"))
os.chdir("adder_test_dir")
print(os.getcwd().endswith("/adder_test_dir"), os.listdir("."))
os.chdir("..")
for f in (
    lambda: os.rmdir("adder_test_dir"),
    lambda: os.mkdir("adder_test_dir"),
    lambda: os.remove("no_such_file"),
    lambda: os.listdir("no_such_dir"),
    lambda: os.stat("no_such_file"),
    lambda: os.rename("no_such_1", "no_such_2"),
    lambda: os.chdir("no_such_dir"),
    lambda: os.rmdir("no_such_dir"),
    lambda: os.remove(5.5),
):
    try:
        f()
        print("no error")
    except Exception as e:
        print(type(e).__name__, getattr(e, "errno", None))
os.unlink("adder_test_dir/other.txt")
os.rmdir("adder_test_dir")
print("adder_test_dir" in os.listdir())
print(
    os.getenv("ADDER_SURELY_UNSET"),
    os.getenv("ADDER_SURELY_UNSET", "default"),
    len(os.urandom(8)),
    type(os.urandom(1)).__name__,
    len(os.getenv("PATH")) > 0,
)
