/** Likely wrong ways to write a transform: each gets one rule of a policy wrong and the others right. */
import type { Policy } from './oracle';
import type { BuiltTable } from './oracle-duckdb';

export interface WrongVariant {
  /** What is got wrong. */
  readonly name: string;
  readonly policy: Policy;
  /** The table that is computed by `sql` instead, and whose number of rows must then differ. */
  readonly table: BuiltTable;
  readonly sql: string;
}

/** Right: one row an e-mail, the latest record, nulls last, kept if it consents. */
const governedCustomers = (wrong: { by?: string; order?: string; keep?: string; from?: string }): string => `
  SELECT * EXCLUDE (recency)
  FROM (
    SELECT *, row_number() OVER (
      PARTITION BY ${wrong.by ?? 'email'}
      ORDER BY ${wrong.order ?? `${newest('lastupdatedate')}, ${newest('registrationdate')}, ${newest('serialnumber')}`}
    ) AS recency
    FROM ${wrong.from ?? 'customer_landing'}
  )
  WHERE recency = 1 AND ${wrong.keep ?? 'sharewithresearchasofdate > 0'}`;

const newest = (column: string): string => `${column} DESC NULLS LAST`;
const consenting = '(SELECT * FROM customer_landing WHERE sharewithresearchasofdate > 0)';

const governedReadings = (wrong: {
  columns?: string;
  owners?: string;
  on?: string;
  since?: string;
}): string => `
  SELECT ${wrong.columns ?? 'DISTINCT a.*'}
  FROM accelerometer_landing AS a
  JOIN ${wrong.owners ?? 'customer_trusted'} AS c ON ${wrong.on ?? 'c.email = a.user'}
  WHERE ${wrong.since ?? 'a.timestamp >= c.sharewithresearchasofdate'}`;

const WITHOUT_PII =
  'c.serialnumber, c.registrationdate, c.lastupdatedate, c.sharewithresearchasofdate, c.sharewithpublicasofdate, ' +
  'c.sharewithfriendsasofdate';

const governedCurated = (wrong: { columns?: string; users?: string }): string => `
  SELECT ${wrong.columns ?? `DISTINCT ${WITHOUT_PII}`}
  FROM customer_trusted AS c
  WHERE ${wrong.users ?? 'c.email IN (SELECT a.user FROM accelerometer_trusted AS a)'}`;

const governedSteps = (wrong: { columns?: string; owners?: string; since?: string }): string => `
  SELECT ${wrong.columns ?? 'DISTINCT s.*'}
  FROM step_trainer_landing AS s
  JOIN (
    SELECT serialnumber, min(sharewithresearchasofdate) AS first, max(sharewithresearchasofdate) AS last
    FROM ${wrong.owners ?? 'customers_curated'}
    GROUP BY serialnumber
  ) AS owned ON owned.serialnumber = s.serialnumber
  WHERE ${wrong.since ?? 's.sensorreadingtime >= owned.first'}`;

const LEARNING = 's.serialnumber, s.sensorreadingtime, s.distancefromobject, a.x, a.y, a.z';

const governedLearning = (wrong: { columns?: string; owners?: string; on?: string }): string => `
  SELECT ${wrong.columns ?? LEARNING}
  FROM step_trainer_trusted AS s
  JOIN ${wrong.owners ?? 'customer_trusted'} AS c ON c.serialnumber = s.serialnumber
  JOIN accelerometer_trusted AS a ON ${wrong.on ?? 'a.user = c.email AND a.timestamp = s.sensorreadingtime'}`;

const variants =
  (policy: Policy, table: BuiltTable) =>
  (name: string, sql: string): WrongVariant => ({ name, policy, table, sql });

const governed = {
  customers: variants('governed', 'customer_trusted'),
  readings: variants('governed', 'accelerometer_trusted'),
  curated: variants('governed', 'customers_curated'),
  steps: variants('governed', 'step_trainer_trusted'),
  learning: variants('governed', 'machine_learning_curated'),
};

const rubric = {
  customers: variants('rubric', 'customer_trusted'),
  readings: variants('rubric', 'accelerometer_trusted'),
  curated: variants('rubric', 'customers_curated'),
  steps: variants('rubric', 'step_trainer_trusted'),
  learning: variants('rubric', 'machine_learning_curated'),
};

const oldest =
  'lastupdatedate ASC NULLS FIRST, registrationdate ASC NULLS FIRST, serialnumber ASC NULLS FIRST';
const tiedDates = `${newest('lastupdatedate')}, ${newest('registrationdate')}`;

export const wrongVariants: readonly WrongVariant[] = [
  governed.customers('every consenting record instead of one row an e-mail', `SELECT * FROM ${consenting}`),
  governed.customers('the earliest record instead of the latest', governedCustomers({ order: oldest })),
  governed.customers(
    'ties of lastupdatedate broken by serialnumber alone',
    governedCustomers({ order: `${newest('lastupdatedate')}, ${newest('serialnumber')}` }),
  ),
  governed.customers(
    'ties of lastupdatedate broken by the earlier registration',
    governedCustomers({
      order: `${newest('lastupdatedate')}, registrationdate ASC, ${newest('serialnumber')}`,
    }),
  ),
  governed.customers(
    'ties of both dates broken by the smaller serialnumber',
    governedCustomers({ order: `${tiedDates}, serialnumber ASC` }),
  ),
  governed.customers(
    'latest by registrationdate instead of lastupdatedate',
    governedCustomers({ order: `${newest('registrationdate')}, ${newest('lastupdatedate')}` }),
  ),
  governed.customers(
    'a record without lastupdatedate taken for the latest',
    governedCustomers({ order: `lastupdatedate DESC NULLS FIRST, ${newest('registrationdate')}` }),
  ),
  governed.customers(
    'the latest consenting record, although a later one withdrew',
    governedCustomers({ from: consenting }),
  ),
  governed.customers('one row an e-mail whatever its case', governedCustomers({ by: 'lower(email)' })),
  governed.customers(
    'a consent of 0 taken for consent',
    governedCustomers({ keep: 'sharewithresearchasofdate IS NOT NULL' }),
  ),
  governed.customers('refusals kept', governedCustomers({ keep: 'true' })),
  governed.customers(
    'one row a serialnumber instead of an e-mail',
    governedCustomers({ by: 'serialnumber' }),
  ),

  governed.readings(
    'joined with every consenting record, so that readings repeat',
    governedReadings({ columns: 'a.*', owners: consenting }),
  ),
  governed.readings('readings of people who withdrew', governedReadings({ owners: consenting })),
  governed.readings('exact duplicates kept', governedReadings({ columns: 'a.*' })),
  governed.readings('readings before consent kept', governedReadings({ since: 'true' })),
  governed.readings(
    'the reading at the moment of consent left out',
    governedReadings({ since: 'a.timestamp > c.sharewithresearchasofdate' }),
  ),
  governed.readings(
    'e-mails matched whatever their case',
    governedReadings({ on: 'lower(c.email) = lower(a.user)' }),
  ),
  governed.readings(
    'since the first consent ever instead of the one that counts',
    governedReadings({
      owners: `(SELECT email, min(sharewithresearchasofdate) AS sharewithresearchasofdate FROM ${consenting} WHERE email IN (SELECT email FROM customer_trusted) GROUP BY email)`,
    }),
  ),
  governed.readings('readings of everybody', 'SELECT DISTINCT * FROM accelerometer_landing'),
  governed.readings(
    'distinct by user and moment only',
    governedReadings({ columns: 'DISTINCT ON (a.user, a.timestamp) a.*' }),
  ),

  governed.curated(
    'personal data kept, so that owners of one trainer stay apart',
    governedCurated({ columns: 'DISTINCT c.*' }),
  ),
  governed.curated('not distinct', governedCurated({ columns: WITHOUT_PII })),
  governed.curated('customers without readings kept', governedCurated({ users: 'true' })),
  governed.curated(
    'customers with readings before consent only kept',
    governedCurated({ users: 'c.email IN (SELECT a.user FROM accelerometer_landing AS a)' }),
  ),
  governed.curated(
    'joined with the readings, so that customers repeat',
    `SELECT ${WITHOUT_PII} FROM customer_trusted AS c JOIN accelerometer_trusted AS a ON a.user = c.email`,
  ),
  governed.curated(
    'distinct by serialnumber only',
    governedCurated({ columns: `DISTINCT ON (c.serialnumber) ${WITHOUT_PII}` }),
  ),

  governed.steps('steps before consent kept', governedSteps({ since: 'true' })),
  governed.steps(
    'the step at the moment of consent left out',
    governedSteps({ since: 's.sensorreadingtime > owned.first' }),
  ),
  governed.steps(
    'after the consent of all owners instead of at least one',
    governedSteps({ since: 's.sensorreadingtime >= owned.last' }),
  ),
  governed.steps(
    'owners from customer_trusted, with or without readings',
    governedSteps({ owners: 'customer_trusted' }),
  ),
  governed.steps('owners from landing, withdrawn or not', governedSteps({ owners: consenting })),
  governed.steps('exact duplicates kept', governedSteps({ columns: 's.*' })),
  governed.steps(
    'joined with the owners, so that steps repeat',
    'SELECT s.* FROM (SELECT DISTINCT * FROM step_trainer_landing) AS s JOIN customers_curated AS c ON c.serialnumber = s.serialnumber AND s.sensorreadingtime >= c.sharewithresearchasofdate',
  ),
  governed.steps('steps of everybody', 'SELECT DISTINCT * FROM step_trainer_landing'),

  governed.learning(
    'joined on the time alone',
    `SELECT ${LEARNING} FROM step_trainer_trusted AS s JOIN accelerometer_trusted AS a ON a.timestamp = s.sensorreadingtime`,
  ),
  governed.learning('joined on the customer alone', governedLearning({ on: 'a.user = c.email' })),
  governed.learning('repeated rows removed', governedLearning({ columns: `DISTINCT ${LEARNING}` })),
  governed.learning(
    'customers from landing, so that rows repeat',
    governedLearning({ owners: 'customer_landing' }),
  ),
  governed.learning(
    'e-mails matched whatever their case',
    governedLearning({ on: 'lower(a.user) = lower(c.email) AND a.timestamp = s.sensorreadingtime' }),
  ),

  rubric.customers('one row an e-mail', governedCustomers({})),
  rubric.customers(
    'a consent of 0 taken for consent',
    'SELECT * FROM customer_landing WHERE sharewithresearchasofdate IS NOT NULL',
  ),
  rubric.customers('repeated records removed', `SELECT DISTINCT * FROM ${consenting}`),
  rubric.customers('refusals kept', 'SELECT * FROM customer_landing'),

  rubric.readings(
    'semi-join instead of join',
    'SELECT * FROM accelerometer_landing AS a WHERE a.user IN (SELECT email FROM customer_trusted)',
  ),
  rubric.readings('exact duplicates removed', governedReadings({ since: 'true' })),
  rubric.readings('readings before consent left out', governedReadings({ columns: 'a.*' })),
  rubric.readings(
    'e-mails matched whatever their case',
    governedReadings({ columns: 'a.*', on: 'lower(c.email) = lower(a.user)', since: 'true' }),
  ),

  rubric.curated('not distinct', governedCurated({ columns: 'c.*' })),
  rubric.curated(
    'customers without readings kept',
    governedCurated({ columns: 'DISTINCT c.*', users: 'true' }),
  ),
  rubric.curated('personal data removed', governedCurated({})),
  rubric.curated('one row an e-mail', governedCurated({ columns: 'DISTINCT ON (c.email) c.*' })),

  rubric.steps(
    'owners from customer_trusted, with or without readings',
    'SELECT * FROM step_trainer_landing WHERE serialnumber IN (SELECT serialnumber FROM customer_trusted)',
  ),
  rubric.steps(
    'exact duplicates removed',
    'SELECT DISTINCT * FROM step_trainer_landing WHERE serialnumber IN (SELECT serialnumber FROM customers_curated)',
  ),
  rubric.steps(
    'joined with the owners, so that steps repeat',
    'SELECT s.* FROM step_trainer_landing AS s JOIN customers_curated AS c ON c.serialnumber = s.serialnumber',
  ),
  rubric.steps('steps before consent left out', governedSteps({ columns: 's.*' })),
  rubric.steps('steps of everybody', 'SELECT * FROM step_trainer_landing'),

  rubric.learning('joined on the time and the customer', governedLearning({})),
  rubric.learning(
    'repeated rows removed',
    `SELECT DISTINCT ${LEARNING}, a.user, a.timestamp FROM step_trainer_trusted AS s JOIN accelerometer_trusted AS a ON a.timestamp = s.sensorreadingtime`,
  ),
];
