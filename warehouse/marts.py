"""Writes what people read of a lake as small tables, *marts*: from them `carteira-cli painel` makes the files for the gestor, and any
other tool its own.

    python marts.py duckdb|spark LAKE MARTS
"""

import pathlib
import sys

from engines import ENGINES

COUNTS = "CAST(count(*) AS BIGINT) AS eligible, CAST(sum(covered) AS BIGINT) AS covered, CAST(sum(visited) AS BIGINT) AS visited, CAST(sum(bought) AS BIGINT) AS bought"
# Of each vendedor those who wait are listed by what they bought, as many as somebody reads.
WAITING = 200
MARTS = {
    "day": "SELECT CAST(r.today AS BIGINT) AS today, m.label, CAST(r.goal_percent AS BIGINT) AS goal_percent FROM rule r JOIN months m ON m.month = r.month",
    "coverage": f"SELECT label, vendedor, {COUNTS} FROM coverage GROUP BY label, vendedor",
    "coverage_by_cut": f"SELECT label, vendedor, uf, city, industry, abc, {COUNTS} FROM coverage GROUP BY label, vendedor, uf, city, industry, abc",
    "closed_months": "SELECT * FROM closed_months",
    "states": "SELECT vendedor, state, CAST(count(*) AS BIGINT) AS clients FROM here GROUP BY vendedor, state",
    "classes": "SELECT vendedor, class, CAST(count(*) AS BIGINT) AS clients, CAST(sum(revenue_12m) AS BIGINT) AS centavos FROM here GROUP BY vendedor, class",
    "waiting": f"""SELECT vendedor, name, city, uf, state, days, centavos FROM (
        SELECT vendedor, name, city, uf, state, CAST(days_since_contact AS BIGINT) AS days, CAST(revenue_12m AS BIGINT) AS centavos,
            row_number() OVER (PARTITION BY vendedor ORDER BY revenue_12m DESC, id) AS place
        FROM here WHERE counts = 1 AND state IN ('forgotten', 'overdue', 'never')) AS asked WHERE place <= {WAITING}""",
    "turnover": "SELECT * FROM turnover",
    "indicators": "SELECT indicator, label, of_what, CAST(amount AS BIGINT) AS amount, CAST(whole AS BIGINT) AS whole FROM indicators",
}


def main():
    engine, lake, marts = sys.argv[1:]
    marts = pathlib.Path(marts)
    marts.mkdir(parents=True)
    write = ENGINES[engine](pathlib.Path(lake)).write
    for name, question in MARTS.items():
        write(question, marts / name)
    print(f"{len(MARTS)} marts in {marts}")


if __name__ == "__main__":
    main()
