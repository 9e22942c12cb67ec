"""One Glue job for every table: reads its inputs, runs one SELECT, and writes one Iceberg table in one commit.

Knows no table by name: the plan, made from the contracts, says what to read and what to write. `lake` is the session's
Iceberg catalog; which one stands behind it (Glue's, on AWS) the job's `--conf` says.
"""

import argparse
import json
import sys
from collections import Counter
from urllib.parse import urlparse

from landing_json import is_landing_file, rows
from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, lit


def main(argv):
    arguments = parsed(argv)
    spark = SparkSession.builder.getOrCreate()
    plan = json.loads(text_at(spark, arguments.plan))
    for source in plan["inputs"]:
        read(spark, plan["database"], source).createOrReplaceTempView(source["table"])
    frame = spark.sql(text_at(spark, arguments.sql))
    write(contracted(frame, plan), f"lake.{plan['database']}.{plan['table']}", plan["properties"], run_id(arguments))


def parsed(argv):
    """Glue hands over the job's arguments, and more of its own, as `--NAME value`."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--plan", required=True)
    parser.add_argument("--sql", required=True)
    parser.add_argument("--WORKFLOW_RUN_ID")
    parser.add_argument("--JOB_RUN_ID", default="none")
    return parser.parse_known_args(argv[1:])[0]


def run_id(arguments):
    """One for all tables of a workflow's run, so that they can be found and undone together."""
    return arguments.WORKFLOW_RUN_ID or arguments.JOB_RUN_ID


def text_at(spark, uri):
    return spark.read.text(uri, wholetext=True).head()[0]


def read(spark, database, source):
    if source["kind"] == "table":
        return spark.table(f"lake.{database}.{source['table']}")
    return read_landing(spark, source)


def read_landing(spark, source):
    """Landing files as a DataFrame, each read whole (2 GB at most), so that an object may span lines.

    Raises RuntimeError, with counts, where no row is found or more is unreadable than the contract allows.
    """
    columns, location = source["columns"], source["location"]
    files = landing_files(spark, location)
    if not any(size for _, size in files):
        raise no_row(source)

    path = urlparse(location).path

    # Workers know the modules that come with the job, and of this script what the function holds.
    def fragments(file):
        name = file.path.partition(path)[2]
        if is_landing_file(name):
            for row in rows(name, bytes(file.content), columns):
                yield name, row

    loaded = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(location)
    found = loaded.rdd.flatMap(fragments).persist(StorageLevel.MEMORY_AND_DISK)
    rejects = Counter(found.filter(lambda fragment: fragment[1] is None).keys().countByValue())
    # Spark leaves out empty files; a .gz without a byte is cut off.
    cut = Counter(name for name, size in files if size == 0 for _ in rows(name, b"", columns))
    check_rejects(source, found.count() + cut.total(), rejects + cut)
    schema = ", ".join(f"`{column['name']}` {column['type']}" for column in columns)
    return spark.createDataFrame(found.values().filter(lambda row: row is not None), schema)


def landing_files(spark, location):
    """(name below the folder, bytes) of each; none where the folder is missing."""
    folder = spark._jvm.org.apache.hadoop.fs.Path(location)
    system = folder.getFileSystem(spark._jsc.hadoopConfiguration())
    if not system.exists(folder):
        return []
    path = urlparse(location).path
    found = []
    listed = system.listFiles(folder, True)
    while listed.hasNext():
        file = listed.next()
        found.append((file.getPath().toUri().getPath().partition(path)[2], file.getLen()))
    return [(name, size) for name, size in found if is_landing_file(name)]


def check_rejects(source, total, rejects):
    """`rejects`: their number by file. An unreadable fragment is counted, and never dropped in silence."""
    count = rejects.total()
    if total == count:
        raise no_row(source)
    if count / total > source["maxRejects"]:
        where = ", ".join(f"{name}: {number}" for name, number in rejects.most_common(5))
        raise RuntimeError(
            f"{source['table']}: {count} of {total} objects are unreadable ({where}); the contract allows a share of "
            f"{source['maxRejects']}. Mend the files, or raise `rejects` in the contract."
        )


def no_row(source):
    return RuntimeError(f"{source['table']}: no row in {source['location']}. Upload landing files.")


def contracted(frame, plan):
    """The result with the types and comments that the contract says. Raises RuntimeError where columns differ."""
    columns = plan["columns"]
    names = [column["name"] for column in columns]
    if frame.columns != names:
        raise RuntimeError(f"{plan['table']}: the SELECT gives {frame.columns}, the contract says {names}.")
    return frame.select(
        *(
            col(f"`{column['name']}`")
            .cast(column["type"])
            .alias(column["name"], metadata={"comment": column["comment"]} if column["comment"] else {})
            for column in columns
        )
    )


def write(result, target, properties, run):
    """One commit: new rows where the table is as its contract says, else new rows and the new schema at once.

    Only the second starts a new line of snapshots; older ones stay readable after both.
    """
    writer = result.writeTo(target).option("snapshot-property.run-id", run)
    if is_as_contracted(result, target, properties):
        writer.overwrite(lit(True))
        return
    for name, value in properties.items():
        writer = writer.tableProperty(name, value)
    writer.using("iceberg").replace()


def is_as_contracted(result, target, properties):
    spark = result.sparkSession
    found = {row.key: row.value for row in spark.sql(f"SHOW TBLPROPERTIES {target}").collect()}
    return described(result) == described(spark.table(target)) and properties.items() <= found.items()


def described(frame):
    return [(field.name, field.dataType, field.metadata.get("comment")) for field in frame.schema]


if __name__ == "__main__":
    main(sys.argv)
