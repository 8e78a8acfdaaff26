"""Asks an engine for the company's coverage over a lake, and compares every cell of the views with what the app says of the same files.

    python run.py duckdb|spark LAKE DAY CLI FILE...

Prints the coverage by month and by vendedor, then `N passed, M failed`: one test for each question.
"""

import pathlib
import sys

from engines import ENGINES
from parity import COUNTS, App, tests


def shown(ask, title, question):
    print(f"\n{title}")
    for name, whole, covered, visited, bought in ask(question):
        rates = "  ".join(f"{100 * part / whole:5.1f}%" for part in (covered, visited, bought))
        print(f"  {name or 'sem vendedor':<24} {whole:>8}  {rates}")


def main():
    name, lake, day, cli, *files = sys.argv[1:]
    ask = ENGINES[name](pathlib.Path(lake))
    head = f"{'clientes':>33}  cobertura visitação positivação"
    shown(ask, f"Cobertura da empresa por mês\n{head}", f"SELECT label, {COUNTS} FROM coverage GROUP BY label ORDER BY label DESC LIMIT 6")
    by_person = f"SELECT vendedor, {COUNTS} FROM coverage WHERE month = (SELECT max(month) FROM months) GROUP BY vendedor ORDER BY 3 DESC, 1 LIMIT 12"
    shown(ask, f"Por vendedor, no mês de {day}\n{head}", by_person)
    app = App(cli, files, day)
    passed = failed = 0
    for test, wrong in tests(ask, app):
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for row, whose in wrong[:6]:
            print(f"{test}: {row} {whose}")
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
