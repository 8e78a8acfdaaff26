"""How long a company takes: converted, asked whole, and a day later.

    python bench.py duckdb|spark FOLDER CLI COMPANY DAY REPSxCLIENTSxEVENTS

Prints seconds, peak memory and bytes of each step; beside them the same question asked of the snapshots as they are.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import time

# What an engine may take of this machine.
MEMORY = "8g"
ASKED = {
    "cobertura por mês e vendedor": "SELECT label, vendedor, count(*), sum(covered) FROM coverage GROUP BY label, vendedor",
    "classes, ABC e dias sem contato de hoje": "SELECT class, abc, count(*), sum(days_since_contact) FROM client_day GROUP BY class, abc",
    "todos os indicadores": "SELECT count(*) FROM indicators",
}
# What DuckDB makes of the lines themselves: contacts with success a month.
RAW = """SELECT substr(one.date, 1, 7) AS month, count(DISTINCT id) FROM (
    SELECT client.id AS id, unnest(interactions) AS one FROM read_json('{files}', format = 'newline_delimited', ignore_errors = true, maximum_object_size = 16777216,
        columns = {{client: 'STRUCT(id VARCHAR)', interactions: 'STRUCT(date VARCHAR, outcome VARCHAR)[]'}}) WHERE client IS NOT NULL)
WHERE one.outcome IN ('success', 'attended', 'negotiation', 'order', 'no_order') GROUP BY month"""


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def timed(name, act):
    begun = time.monotonic()
    act()
    print(f"{name:<48} {time.monotonic() - begun:8.1f} s", flush=True)


def ran(name, *words):
    """Beside the seconds the most memory that a program of ours took so far."""
    begun = time.monotonic()
    subprocess.run([str(word) for word in words], check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name:<48} {time.monotonic() - begun:8.1f} s  {peak:8.0f} MB at most", flush=True)


def asked(engine, lake):
    """In a process of its own, whose memory is the engine's."""
    from engines import ENGINES

    begun = time.monotonic()
    ask = ENGINES[engine](lake, MEMORY)
    print(f"{'  views worked out':<48} {time.monotonic() - begun:8.1f} s", flush=True)
    for name, question in ASKED.items():
        timed(f"  {name}", lambda: ask(question))
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def main():
    if sys.argv[1] == "ask":
        return asked(sys.argv[2], pathlib.Path(sys.argv[3]))
    engine, folder, cli, company, day, what = sys.argv[1:]
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    came, later, lake = folder / "recebidos", folder / "dia-seguinte", folder / "lago"
    convert = lambda of: (cli, "converter", of, "--formato", "parquet", "--em", day, "-o", lake)
    ran("made", company, came, what, 7, day)
    print(f"{len(list(came.iterdir()))} snapshots, {size(came) / 1e6:.0f} MB")
    ran("convert", *convert(came))
    print(f"lake of {size(lake) / 1e6:.0f} MB, of which {size(lake / 'lines') / 1e6:.0f} MB are the lines")
    print(f"asked of {engine}", flush=True)
    subprocess.run([sys.executable, __file__, "ask", engine, lake], check=True)
    # A day later one rep in fifty sends a file with something new: the same clients of another device.
    reps = int(what.split("x")[0])
    ran("made, a day later", company, later, f"{max(reps // 50, 1)}x{what.split('x', 1)[1]}", 8, day)
    ran("convert, a day later", *convert(later))
    if engine == "duckdb":
        import duckdb

        timed("one question of the raw lines", lambda: duckdb.sql(RAW.format(files=f"{came}/*.carteira")).fetchall())
        timed("the same of the lake", lambda: duckdb.sql(f"SELECT month, count(DISTINCT client) FROM read_parquet('{lake}/interactions/*.parquet') WHERE outcome IN ('success', 'attended', 'negotiation', 'order', 'no_order') GROUP BY month").fetchall())
    shutil.rmtree(folder)


main()
