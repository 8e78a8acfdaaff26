"""Asks an engine for the company's coverage over a lake, and compares every cell with what the app says of the same files.

    python run.py duckdb|spark LAKE DAY CLI FILE...

Prints the coverage by month and by vendedor, then `N passed, M failed`: one test for each combination.
"""

import json
import pathlib
import subprocess
import sys

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


VENDEDOR = "SELECT c.*, s.name AS vendedor FROM coverage c LEFT JOIN salespeople s ON s.id = c.salesperson"


def statements():
    """The views of coverage.sql, one by one, without what is said of them."""
    text = (HERE / "coverage.sql").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]


def tables(lake):
    return sorted(path for path in lake.iterdir() if any(path.glob("*.parquet")))


def by_duckdb(lake):
    """DuckDB in this process; gives what answers a question with its rows."""
    import duckdb

    engine = duckdb.connect()
    for table in tables(lake):
        engine.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{table}/*.parquet')")
    for statement in [*statements(), f"CREATE VIEW named AS {VENDEDOR}"]:
        engine.execute(statement)
    return lambda question: engine.execute(question).fetchall()


def by_spark(lake):
    """Spark with two threads of this machine; the views last as long as it."""
    from pyspark.sql import SparkSession

    settings = {"spark.sql.ansi.enabled": "true", "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "8"}
    builder = SparkSession.builder.master("local[2]").appName("carteira")
    for name, value in settings.items():
        builder = builder.config(name, value)
    engine = builder.getOrCreate()
    engine.sparkContext.setLogLevel("ERROR")
    for table in tables(lake):
        engine.read.parquet(str(table)).createOrReplaceTempView(table.name)
    for statement in statements():
        engine.sql(statement.replace("CREATE VIEW", "CREATE TEMPORARY VIEW", 1))
    # Asked for every combination, and worked out once.
    engine.sql(VENDEDOR).cache().createOrReplaceTempView("named")
    return lambda question: [tuple(row) for row in engine.sql(question).collect()]


ENGINES = {"duckdb": by_duckdb, "spark": by_spark}


def asked(cli, files, day, cut):
    """The app's own figures of one combination: what it is told apart by -> the four counts. Two vendedores of one name are one."""
    said = subprocess.run([cli, "cobertura", *files, "--em", day, "--formato", "json", "--por", cut], capture_output=True, check=True)
    counts = ("elegiveis", "cobertos", "visitados", "positivados")
    found = {}
    for row in json.loads(said.stdout):
        key = tuple(row[name] for name in cut.split(","))
        found[key] = tuple(a + row[name] for a, name in zip(found.get(key, (0, 0, 0, 0)), counts))
    return found


def compared(ask, cut, app):
    """Cells that differ. A group without a name has one of the app's in its place, and is compared by its counts."""
    keys = len(cut.split(","))
    rows = ask(f"SELECT {CUTS[cut]}, {COUNTS} FROM named GROUP BY {CUTS[cut]}")
    own = {row[:keys]: tuple(int(count) for count in row[keys:]) for row in rows}
    theirs = {key: counts for key, counts in app.items() if counts[0] > 0}
    named = {key: counts for key, counts in own.items() if None not in key}
    unnamed = sorted((key[0], counts) for key, counts in own.items() if None in key)
    left = sorted((key[0], counts) for key, counts in theirs.items() if key not in named)
    wrong = [(key, counts, theirs.get(key)) for key, counts in named.items() if theirs.get(key) != counts]
    return wrong if unnamed == left else wrong + [("without a name", unnamed, left)]


def shown(ask, title, question):
    print(f"\n{title}")
    for name, whole, covered, visited, bought in ask(question):
        rates = "  ".join(f"{100 * part / whole:5.1f}%" for part in (covered, visited, bought))
        print(f"  {name or 'sem vendedor':<24} {whole:>8}  {rates}")


def main():
    name, lake, day, cli, *files = sys.argv[1:]
    ask = ENGINES[name](pathlib.Path(lake))
    if ask("SELECT exclude_silent FROM rule")[0][0]:
        sys.exit("Esta carteira deixa de fora quem é ex-cliente só por silêncio: a visão ainda não sabe fazer isso.")
    head = f"{'clientes':>33}  cobertura visitação positivação"
    by_month = f"SELECT label, {COUNTS} FROM named GROUP BY label ORDER BY label DESC LIMIT 6"
    shown(ask, f"Cobertura da empresa por mês\n{head}", by_month)
    by_person = f"SELECT vendedor, {COUNTS} FROM named WHERE month = (SELECT max(month) FROM months) GROUP BY vendedor ORDER BY 3 DESC, 1 LIMIT 12"
    shown(ask, f"Por vendedor, no mês de {day}\n{head}", by_person)
    passed = failed = 0
    for cut in CUTS:
        wrong = compared(ask, cut, asked(cli, files, day, cut))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for key, own, theirs in wrong[:5]:
            print(f"{cut} {key}: {own} by the engine, {theirs} by the app")
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
