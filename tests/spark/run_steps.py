"""Runs steps (tests/support/spark.ts) in one Spark session: `run_steps.py JOBS STEPS.json OUTCOMES.json`."""

import json
import sys

from pyspark.sql import SparkSession


def main(jobs, steps, outcomes):
    sys.path.insert(0, jobs)
    with open(steps, encoding="utf-8") as file:
        done = {name: outcome(step) for name, step in json.load(file).items()}
    with open(outcomes, "w", encoding="utf-8") as file:
        json.dump(done, file, default=str)


def outcome(step):
    try:
        return {"rows": run(step), "error": None}
    except Exception as error:  # The test decides which failure is right.
        return {"rows": [], "error": str(error)}


def run(step):
    import transform

    spark = SparkSession.builder.getOrCreate()
    if "job" in step:
        transform.main(["transform.py", *step["job"]])
        return []
    if "landing" in step:
        return [{"rows": transform.read_landing(spark, step["landing"]).count()}]
    if "sql" in step:
        return [row.asDict(recursive=True) for row in spark.sql(step["sql"]).collect()]
    spark.table(step["export"]).write.parquet(step["to"])
    return []


if __name__ == "__main__":
    main(*sys.argv[1:])
