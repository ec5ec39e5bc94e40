#!/usr/bin/python3
"""Compares core/numeric with CPython on random cases.

usage: numeric_cross_check.py [PROBE] [--cases N] [--seed S] [--only NAME]

PROBE is the built numeric_probe. Each generator yields (question, expected answer); N cases of each are asked.
"""

import argparse
import os
import random
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / 'support'))
import numeric_float_cases  # noqa: E402
import numeric_format_cases  # noqa: E402
import numeric_integer_cases  # noqa: E402

CASES = {
    name[5:]: case
    for module in (numeric_integer_cases, numeric_float_cases, numeric_format_cases)
    for name, case in vars(module).items()
    if name.startswith('case_')
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        'probe', nargs='?', default=os.environ.get('ADDER_BUILD', 'build/release') + '/unit/numeric_probe'
    )
    parser.add_argument('--cases', type=int, default=500)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--only')
    options = parser.parse_args()
    if hasattr(sys, 'set_int_max_str_digits'):
        sys.set_int_max_str_digits(0)
    if not os.path.exists(options.probe):
        print(f'{options.probe} is not built')
        return 77
    passed = failed = 0
    for name, generate in CASES.items():
        if options.only and name != options.only:
            continue
        rng = random.Random(f'{options.seed} {name}')
        cases = [generate(rng) for _ in range(options.cases)]
        run = subprocess.run(
            [options.probe],
            input='\n'.join(question for question, _ in cases) + '\n',
            text=True,
            stdout=subprocess.PIPE,
        )
        answers = run.stdout.split('\n')
        wrong = [
            (question, expected, answer) for (question, expected), answer in zip(cases, answers) if answer != expected
        ]
        if run.returncode or len(answers) != len(cases) + 1:
            wrong.append((cases[len(answers) - 1][0], 'an answer', f'exit status {run.returncode}'))
        print(f'{name}: {len(cases)} cases, {len(wrong)} wrong')
        for question, expected, answer in wrong[:3]:
            print(f'  {question}\n    expected {expected}\n    got      {answer}')
        failed += min(len(wrong), len(cases))
        passed += len(cases) - min(len(wrong), len(cases))
    print(f'{passed} passed, {failed} failed, 0 skipped')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
