"""./dev fuzz: libFuzzer on what reads input, and random valid programs compared with CPython.

Targets: every tests/fuzz/NAME_fuzz.cpp (built with clang in the preset `fuzz`), and `programs` (tests/fuzz/programs.py).
What is found stays in build/fuzz/NAME/: corpus, and crash-* files that reproduce it (`build/fuzz/NAME_fuzz crash-…`).
"""
import os
import subprocess

from . import build, packages, shell

FUZZ = shell.ROOT / "tests/fuzz"
# Where a target's first inputs come from, besides tests/fuzz/seeds/NAME.
SEEDS = {name: ["tests/conformance", "tests/programs", "tests/negative"] for name in ("source", "compile")}


def targets():
    names = [path.name.removesuffix("_fuzz.cpp") for path in sorted(FUZZ.glob("*_fuzz.cpp"))]
    return names + (["programs"] if (FUZZ / "programs.py").exists() else [])


def run_library_fuzzer(name, seconds):
    folder = shell.ROOT / "build/fuzz" / name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    seeds = [FUZZ / "seeds" / name] + [shell.ROOT / path for path in SEEDS.get(name, [])]
    seeds = [str(path) for path in seeds if path.is_dir()]
    command = [str(shell.ROOT / f"build/fuzz/{name}_fuzz"), str(folder / "corpus"), *seeds, f"-max_total_time={seconds}",
               f"-artifact_prefix={folder}/", "-timeout=10", "-rss_limit_mb=2000", "-print_final_stats=1", "-verbosity=0"]
    return subprocess.call(command, cwd=folder, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})


def run(seconds, chosen):
    known = targets()
    for name in chosen:
        if name not in known:
            shell.fail(f"unknown target '{name}': there are {', '.join(known) or 'none'}")
    failed = []
    chosen = chosen or known
    if any(name != "programs" for name in chosen):
        build.build("fuzz")
    for name in chosen:
        shell.say(f"fuzzing {name} for {seconds} s")
        if name == "programs":
            packages.install_for(["release"])
            build.build("release")
            status = subprocess.call([packages.PYTHON, "-B", str(FUZZ / "programs.py"), "--seconds", str(seconds)], cwd=shell.ROOT)
        else:
            status = run_library_fuzzer(name, seconds)
        if status:
            failed.append(name)
    print(f"{len(chosen) - len(failed)} clean" + (f", found something: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0
