import type { LakeSources } from '../../stacks/sources';
import { anEnvironment } from './an-environment';
import { lakehouse, lakehouseOf, type Synthesised, sourcesOf, type Values } from './synthesised';

let dev: Synthesised;
let prod: Synthesised;
let sources: LakeSources;
beforeAll(async () => {
  [dev, prod, sources] = [await lakehouse('dev'), await lakehouse('prod'), await sourcesOf()];
});

describe('jobs', () => {
  test('each computed table has a Glue 5.1 job: our script, one run at a time, no bookmark, its metrics', () => {
    const script = uriOf(prod, '/transform.py');
    expect(prod.all('aws_glue_job')).toHaveLength(5);
    for (const job of prod.all('aws_glue_job')) {
      expect(prod.resource(String(job.role_arn).slice(2, -'.arn}'.length)).name).toBe('stedi-prod-jobs');
      expect(job).toMatchObject({
        glue_version: '5.1',
        worker_type: 'G.1X',
        // FLEX starts when AWS has workers to spare.
        execution_class: 'STANDARD',
        execution_property: { max_concurrent_runs: 1 },
        command: { name: 'glueetl', python_version: '3', script_location: script },
        default_arguments: {
          '--job-language': 'python',
          '--job-bookmark-option': 'job-bookmark-disable',
          '--enable-metrics': 'true',
          '--enable-observability-metrics': 'true',
          '--datalake-formats': 'iceberg',
          '--TempDir': 's3://stedi-prod-lake-111111111111-us-east-1/temporary/',
        },
      });
    }
  });

  test('workers, timeout and retries are those of the environment', () => {
    const { jobs, ...rest } = anEnvironment('dev');
    const planted = { ...jobs, workers: 7, timeoutMinutes: 33, retries: 4, workerType: 'G.2X' };
    const found = lakehouseOf({ ...rest, jobs: planted }, sources).all('aws_glue_job');
    expect(found).toHaveLength(5);
    for (const job of found)
      expect(job).toMatchObject({
        number_of_workers: 7,
        timeout: 33,
        max_retries: 4,
        worker_type: 'G.2X',
      });
  });

  test('Spark knows the catalog `lake`, Iceberg on Glue, with its warehouse in the lake bucket', () => {
    for (const job of dev.all('aws_glue_job'))
      expect(
        String((job.default_arguments as Values)['--conf'])
          .split(' --conf ')
          .sort(),
      ).toEqual([
        'spark.sql.ansi.enabled=true',
        'spark.sql.catalog.lake.catalog-impl=org.apache.iceberg.aws.glue.GlueCatalog',
        'spark.sql.catalog.lake.io-impl=org.apache.iceberg.aws.s3.S3FileIO',
        'spark.sql.catalog.lake.warehouse=s3://stedi-dev-lake-111111111111-us-east-1/',
        'spark.sql.catalog.lake=org.apache.iceberg.spark.SparkCatalog',
        'spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
        'spark.sql.session.timeZone=UTC',
        'spark.sql.variable.substitute=false',
      ]);
  });
});

function uriOf(stack: Synthesised, ending: string): string {
  const [found, ...more] = stack.all('aws_s3_object').filter(({ key }) => String(key).endsWith(ending));
  if (found === undefined || more.length > 0) throw new Error(`no one object ${ending}`);
  return `s3://${found.bucket}/${found.key}`;
}
