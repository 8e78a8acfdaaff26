"""Merges the lines of snapshots on Spark: it sorts them by client and pipes each of its parts through `carteira-cli fundir`, which has
the law. Prints how many clients differ from the lines of a lake of the same files: none.

    python merge.py LAKE CLI FILE...
"""

import pathlib
import shlex
import sys

from engines import spark

# Of a snapshot the lines of clients: the first and the last line and the catalog are of the file, not of a client.
CLIENTS = "value LIKE '{\"client\":%'"
ID = "get_json_object(value, '$.client.id')"


def main():
    lake, cli, *files = sys.argv[1:]
    engine = spark()
    lines = engine.read.text(files).where(CLIENTS).selectExpr("value", f"{ID} AS id")
    sorted_lines = lines.repartition(8, "id").sortWithinPartitions("id").select("value")
    merged = sorted_lines.rdd.map(lambda row: row.value).pipe(f"{shlex.quote(str(pathlib.Path(cli).resolve()))} fundir", checkCode=True)
    own = set(merged.collect())
    theirs = {row.line for row in engine.read.parquet(f"{lake}/lines").select("line").collect()}
    print(f"{len(own)} clients merged on Spark, {len(own ^ theirs)} lines that differ from the lake's")
    print(f"{int(own == theirs)} passed, {int(own != theirs)} failed")
    sys.exit(own != theirs)


main()
