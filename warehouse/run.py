"""Asks an engine for the company's coverage over a lake, and compares every cell with what the app says of the same files.

    python run.py LAKE DAY CLI FILE...

Prints the coverage by month and by vendedor, then `N passed, M failed`: one test for each combination.
"""

import json
import pathlib
import subprocess
import sys

import duckdb

HERE = pathlib.Path(__file__).parent
COUNTS = "count(*), sum(covered), sum(visited), sum(bought)"
# What `carteira-cli cobertura --por` is asked, and the columns of the view that say the same.
CUTS = {
    "mes": "label",
    "mes,vendedor": "label, vendedor",
    "mes,uf": "label, uf",
    "mes,ramo": "label, industry",
    "mes,municipio": "label, city || '/' || uf",
    "mes,vendedor,uf": "label, vendedor, uf",
}


def opened(lake):
    """A connection that has every table of the lake and the views over them."""
    engine = duckdb.connect()
    for table in sorted(path for path in lake.iterdir() if path.is_dir()):
        engine.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{table}/*.parquet')")
    engine.execute((HERE / "coverage.sql").read_text())
    engine.execute(
        "CREATE VIEW named AS SELECT c.*, s.name AS vendedor FROM coverage c LEFT JOIN salespeople s ON s.id = c.salesperson"
    )
    return engine


def asked(cli, files, day, cut):
    """The app's own figures of one combination: what it is told apart by -> the four counts. Two vendedores of one name are one."""
    said = subprocess.run([cli, "cobertura", *files, "--em", day, "--formato", "json", "--por", cut], capture_output=True, check=True)
    counts = ("elegiveis", "cobertos", "visitados", "positivados")
    found = {}
    for row in json.loads(said.stdout):
        key = tuple(row[name] for name in cut.split(","))
        found[key] = tuple(a + row[name] for a, name in zip(found.get(key, (0, 0, 0, 0)), counts))
    return found


def compared(engine, cut, app):
    """Cells that differ. A group without a name has one of the app's in its place, and is compared by its counts."""
    keys = len(cut.split(","))
    rows = engine.execute(f"SELECT {CUTS[cut]}, {COUNTS} FROM named GROUP BY ALL").fetchall()
    own = {row[:keys]: tuple(int(count) for count in row[keys:]) for row in rows}
    theirs = {key: counts for key, counts in app.items() if counts[0] > 0}
    named = {key: counts for key, counts in own.items() if None not in key}
    unnamed = sorted((key[0], counts) for key, counts in own.items() if None in key)
    left = sorted((key[0], counts) for key, counts in theirs.items() if key not in named)
    wrong = [(key, counts, theirs.get(key)) for key, counts in named.items() if theirs.get(key) != counts]
    return wrong if unnamed == left else wrong + [("without a name", unnamed, left)]


def shown(engine, title, query):
    print(f"\n{title}")
    for name, whole, covered, visited, bought in engine.execute(query).fetchall():
        rates = "  ".join(f"{100 * part / whole:5.1f}%" for part in (covered, visited, bought))
        print(f"  {name or 'sem vendedor':<24} {whole:>8}  {rates}")


def main():
    lake, day, cli, files = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]
    engine = opened(lake)
    if engine.execute("SELECT exclude_silent FROM rule").fetchone()[0]:
        sys.exit("Esta carteira deixa de fora quem é ex-cliente só por silêncio: a visão ainda não sabe fazer isso.")
    head = f"{'clientes':>33}  cobertura visitação positivação"
    by_month = f"SELECT label, {COUNTS} FROM named GROUP BY label ORDER BY label DESC LIMIT 6"
    shown(engine, f"Cobertura da empresa por mês\n{head}", by_month)
    by_person = f"SELECT vendedor, {COUNTS} FROM named WHERE month = (SELECT max(month) FROM months) GROUP BY vendedor ORDER BY 3 DESC, 1 LIMIT 12"
    shown(engine, f"Por vendedor, no mês de {day}\n{head}", by_person)
    passed = failed = 0
    for cut in CUTS:
        wrong = compared(engine, cut, asked(cli, files, day, cut))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for key, own, theirs in wrong[:5]:
            print(f"{cut} {key}: {own} by the engine, {theirs} by the app")
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
