"""One Glue job for every table: reads its inputs, runs one SELECT, overwrites one Iceberg table in one commit.

Knows no table by name: the plan, made from the contracts, says what to read and what to write.
"""

import json
import sys
from urllib.parse import urlparse

TYPES = {
    "string": str,
    "tinyint": int,
    "smallint": int,
    "int": int,
    "integer": int,
    "bigint": int,
    "float": float,
    "double": float,
    "boolean": bool,
}


def objects(text):
    """Yields (value, None) for each JSON value of a landing file and (None, fragment) for what cannot be read.

    Objects may share a line, span lines, or end in a comma: the decoder goes from value to value, not line to line.
    """
    decoder = json.JSONDecoder()
    position = 0
    while True:
        while position < len(text) and text[position] in " \t\r\n,[]\ufeff":
            position += 1
        if position == len(text):
            return
        try:
            value, position = decoder.raw_decode(text, position)
            yield value, None
        except ValueError:
            end = text.find("\n", position)
            end = len(text) if end == -1 else end
            yield None, text[position:end]
            position = end


def to_row(value, columns):
    """The values of an object in the order of the columns, keys in any case; None where one does not fit its type."""
    if not isinstance(value, dict):
        return None
    found = {key.lower(): item for key, item in value.items()}
    row = [fitted(found.get(column["name"].lower()), column["type"]) for column in columns]
    return None if any(item is MISFIT for item in row) else tuple(row)


MISFIT = object()


def fitted(value, declared):
    """The value as its declared type; MISFIT where that would change it. Numbers as text are read, '' is null."""
    if value is None:
        return None
    wanted = TYPES[declared]
    if wanted is str:
        return value if isinstance(value, str) else MISFIT
    if wanted is bool:
        return value if isinstance(value, bool) else MISFIT
    if isinstance(value, bool):
        return MISFIT
    if isinstance(value, str):
        if value.strip() == "":
            return None
        try:
            return wanted(value)
        except ValueError:
            return MISFIT
    if wanted is int:
        return int(value) if isinstance(value, int) or (isinstance(value, float) and value.is_integer()) else MISFIT
    return float(value) if isinstance(value, (int, float)) else MISFIT


def read_landing(spark, source):
    """Landing files as a DataFrame. Raises with counts where more is unreadable than the contract allows."""
    columns = source["columns"]
    schema = ", ".join(f"`{column['name']}` {column['type']}" for column in columns)

    def parse(files):
        for _, text in files:
            for value, _fragment in objects(text):
                yield None if value is None else to_row(value, columns)

    files = spark.sparkContext.wholeTextFiles(source["location"] + "**")
    parsed = files.mapPartitions(parse).cache()
    total = parsed.count()
    rejects = parsed.filter(lambda row: row is None).count()
    if total == 0:
        raise RuntimeError(f"No landing row of {source['table']} in {source['location']}")
    if rejects / total > source["maxRejects"]:
        raise RuntimeError(f"{rejects} of {total} fragments of {source['table']} are unreadable")
    return spark.createDataFrame(parsed.filter(lambda row: row is not None), schema)


def build(spark, plan, sql):
    """Registers the inputs under their plain names, runs the SELECT, and overwrites the table in one commit."""
    for source in plan["inputs"]:
        if source["kind"] == "landing":
            frame = read_landing(spark, source)
        else:
            frame = spark.table(f"lake.{plan['database']}.{source['table']}")
        frame.createOrReplaceTempView(source["table"])
    casts = ", ".join(f"CAST(`{c['name']}` AS {c['type']}) AS `{c['name']}`" for c in plan["columns"])
    result = spark.sql(f"SELECT {casts} FROM (\n{sql}\n) AS result")
    target = f"lake.{plan['database']}.{plan['table']}"
    iceberg = plan["iceberg"]
    properties = {
        "write.parquet.compression-codec": iceberg["compression"],
        "write.target-file-size-bytes": iceberg["targetFileMegabytes"] * 1024 * 1024,
        "history.expire.min-snapshots-to-keep": iceberg["keepSnapshots"],
        "contract.id": plan["contract"]["id"],
        "contract.version": plan["contract"]["version"],
    }
    listed = ", ".join(f"'{name}' = '{value}'" for name, value in properties.items())
    spark.sql(f"ALTER TABLE {target} SET TBLPROPERTIES ({listed})")
    from pyspark.sql.functions import lit

    result.writeTo(target).option("snapshot-property.run-id", plan.get("runId", "")).overwrite(lit(True))


def session(arguments):
    from pyspark.sql import SparkSession

    catalog = "spark.sql.catalog.lake"
    return (
        SparkSession.builder.appName("transform")
        .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
        .config(catalog, "org.apache.iceberg.spark.SparkCatalog")
        .config(f"{catalog}.catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog")
        .config(f"{catalog}.io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
        .config(f"{catalog}.warehouse", arguments["warehouse"])
        .config("spark.sql.ansi.enabled", "true")
        .getOrCreate()
    )


def read_text(uri):
    import boto3

    place = urlparse(uri)
    body = boto3.client("s3").get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"]
    return body.read().decode("utf-8")


def main(argv):
    from awsglue.utils import getResolvedOptions

    arguments = getResolvedOptions(argv, ["JOB_NAME", "sql", "plan", "warehouse"])
    plan = json.loads(read_text(arguments["plan"]))
    plan["runId"] = arguments.get("JOB_RUN_ID", "")
    build(session(arguments), plan, read_text(arguments["sql"]))


if __name__ == "__main__":
    main(sys.argv)
