"""The engines: each reads the tables of a lake, makes the views of `views/`, and gives what answers a question with its rows; its
`write` puts the answer into a folder as a table of Parquet."""

import pathlib
import tempfile
import weakref

VIEWS = pathlib.Path(__file__).parent / "views"


def statements():
    """The views one by one, each after those it asks, without what is said of them."""
    for path in sorted(VIEWS.glob("*.sql")):
        lines = [line for line in path.read_text().splitlines() if not line.startswith("--")]
        for statement in "\n".join(lines).split(";"):
            if statement.strip():
                yield statement.strip()


def tables(lake):
    return sorted(path for path in lake.iterdir() if any(path.glob("*.parquet")))


# Asked by many of the others: worked out once, in the order in which they ask each other.
KEPT = (
    "rule", "evenings", "purchase_spans", "courses", "season_asked", "seasons", "classes_by_time", "everybody", "bought_12m", "abc", "eligible", "happened",
    "reached", "coverage", "coverage_by_principal", "rfm", "client_day", "risk", "turnover", "occasions", "brought", "here",
)  # fmt: skip


def by_duckdb(lake, memory=None):
    """DuckDB in this process."""
    import duckdb

    engine = duckdb.connect()
    engine.execute("SET preserve_insertion_order = false")
    if memory:
        engine.execute(f"SET memory_limit = '{memory}'")
        engine.execute(f"SET temp_directory = '{lake.parent / 'spilled'}'")
    for table in tables(lake):
        engine.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{table}/*.parquet')")
    for statement in statements():
        name = statement.split()[2]
        engine.execute(statement.replace("CREATE VIEW", "CREATE TEMPORARY TABLE", 1) if name in KEPT else statement)

    def ask(question):
        return engine.execute(question).fetchall()

    def write(question, folder):
        folder.mkdir()
        engine.execute(f"COPY ({question}) TO '{folder}/part-0000.parquet' (FORMAT parquet)")

    ask.write = write
    return ask


def spark(memory=None):
    """Two threads of this machine."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.sql.ansi.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.driver.memory": memory or "2g",
    }
    builder = SparkSession.builder.master("local[2]").appName("carteira")
    for name, value in settings.items():
        builder = builder.config(name, value)
    engine = builder.getOrCreate()
    engine.sparkContext.setLogLevel("ERROR")
    return engine


def by_spark(lake, memory=None):
    """The views last as long as the engine."""
    engine = spark(memory)
    kept = tempfile.TemporaryDirectory(prefix="carteira-")
    weakref.finalize(engine, kept.cleanup)
    for table in tables(lake):
        engine.read.parquet(str(table)).createOrReplaceTempView(table.name)
    for statement in statements():
        name = statement.split()[2]
        engine.sql(statement.replace("CREATE VIEW", "CREATE TEMPORARY VIEW", 1))
        # Written down and read again, the plan of those that ask it is short and knows how large it is.
        if name in KEPT:
            home = f"{kept.name}/{name}"
            engine.table(name).write.parquet(home)
            engine.read.parquet(home).createOrReplaceTempView(name)

    def ask(question):
        return [tuple(row) for row in engine.sql(question).collect()]

    ask.write = lambda question, folder: engine.sql(question).coalesce(1).write.parquet(str(folder))
    return ask


ENGINES = {"duckdb": by_duckdb, "spark": by_spark}
