/**
 * The floor of an audit: one hand-written fused SELECT a table, with the figures that the contracts of the policy
 * `governed` ask for (a constant where a figure is known without looking). What a person would write who knows the
 * tables; the harness derives its own from the contracts.
 */
const uuid = "'^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'";
const mail = "'^[^@ ]+@[^@ ]+[.][^@ ]+$'";
const dates = [
  'registrationdate',
  'lastupdatedate',
  'sharewithresearchasofdate',
  'sharewithpublicasofdate',
  'sharewithfriendsasofdate',
];
const bad = (condition, name) => `count(*) FILTER (WHERE ${condition}) AS ${name}`;
const sums = (...names) => names.map((name) => `sum(${name}) AS ${name}`).join(', ');
const repeats = (table, columns) =>
  `(SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM ${table} GROUP BY ${columns}) AS g) AS repeats`;

const customerRules = [
  bad('length(phone) < 7 OR length(phone) > 20', 'b1'),
  bad("NOT regexp_matches(birthday, '^[0-9]{3,4}-[0-9]{2}-[0-9]{2}$')", 'b2'),
  bad('serialnumber IS NULL', 'b3'),
  bad(`NOT regexp_matches(serialnumber, ${uuid})`, 'b4'),
  bad('registrationdate IS NULL', 'b5'),
  ...dates.map((date, index) => bad(`${date} < 0`, `d${index}`)),
].join(', ');
const customerSums = sums('b1', 'b2', 'b3', 'b4', 'b5', 'd0', 'd1', 'd2', 'd3', 'd4');

const axes = (condition) => ['x', 'y', 'z'].map((axis) => bad(condition(axis), `${axis}bad`)).join(', ');
const nullAxes = axes((axis) => `t.${axis} IS NULL`);
const roundedAxes = ['x', 'y', 'z'].map((axis) => bad(`${axis} NOT IN (-1, 0, 1)`, `${axis}off`)).join(', ');

const stepRules = [
  bad('t.sensorreadingtime IS NULL', 'b1'),
  bad('t.sensorreadingtime < 1', 'b2'),
  bad('t.distancefromobject IS NULL', 'b3'),
  bad('t.distancefromobject < 0', 'b4'),
].join(', ');

module.exports = {
  customer_landing: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE email IS NULL) AS e1,
      sum(n) FILTER (WHERE NOT regexp_matches(email, ${mail})) AS e2, sum(n - 1) AS e3, ${customerSums},
      max(newest) AS newest, ${repeats('customer_landing', 'serialnumber')}
    FROM (SELECT email, count(*) AS n, max(lastupdatedate) AS newest, ${customerRules} FROM customer_landing GROUP BY email) AS t`,
  accelerometer_landing: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE t.user IS NULL) AS u1,
      sum(n) FILTER (WHERE NOT regexp_matches(t.user, ${mail})) AS u2, sum(n) FILTER (WHERE c.email IS NULL) AS u3,
      ${sums('b1', 'b2', 'xbad', 'ybad', 'zbad', 'xoff', 'yoff', 'zoff')}, max(newest) AS newest,
      ${repeats('accelerometer_landing', '"user", timestamp, x, y, z')}
    FROM (
      SELECT "user", count(*) AS n, max(timestamp) AS newest, ${bad('timestamp IS NULL', 'b1')},
        ${bad('timestamp < 1', 'b2')}, ${nullAxes}, ${roundedAxes}
      FROM accelerometer_landing AS t GROUP BY "user"
    ) AS t
    LEFT JOIN (SELECT DISTINCT email FROM customer_landing) AS c ON c.email = t.user`,
  step_trainer_landing: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE t.serialnumber IS NULL) AS s1,
      sum(n) FILTER (WHERE NOT regexp_matches(t.serialnumber, ${uuid})) AS s2,
      sum(n) FILTER (WHERE c.serialnumber IS NULL) AS s3, ${sums('b1', 'b2', 'b3', 'b4')}, max(newest) AS newest,
      (SELECT count(DISTINCT serialnumber) FROM customer_landing) - count(c.serialnumber) AS childless,
      ${repeats('step_trainer_landing', 'sensorreadingtime, serialnumber, distancefromobject')}
    FROM (
      SELECT serialnumber, count(*) AS n, max(sensorreadingtime) AS newest, ${stepRules}
      FROM step_trainer_landing AS t GROUP BY serialnumber
    ) AS t
    LEFT JOIN (SELECT DISTINCT serialnumber FROM customer_landing) AS c ON c.serialnumber = t.serialnumber`,
  customer_trusted: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE email IS NULL) AS e1,
      sum(n) FILTER (WHERE NOT regexp_matches(email, ${mail})) AS e2, sum(n - 1) AS e3, ${customerSums},
      sum(noconsent) AS noconsent, greatest(sum(n) - (SELECT count(*) FROM customer_landing), 0) AS excess,
      (
        SELECT count(*) FROM customer_trusted AS c
        ANTI JOIN customer_landing AS l USING (email, sharewithresearchasofdate)
      ) AS unlanded,
      (
        SELECT count(*) FROM customer_trusted AS c
        JOIN customer_landing AS l ON l.email = c.email AND l.lastupdatedate > c.lastupdatedate
      ) AS outdated
    FROM (
      SELECT email, count(*) AS n, ${bad('sharewithresearchasofdate IS NULL OR sharewithresearchasofdate < 1', 'noconsent')},
        ${customerRules}
      FROM customer_trusted GROUP BY email
    ) AS t`,
  accelerometer_trusted: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE t.user IS NULL) AS u1, sum(n) FILTER (WHERE c.email IS NULL) AS u2,
      sum(n) FILTER (WHERE c.since IS NULL) AS u3, ${sums('b1', 'b2', 'early', 'xbad', 'ybad', 'zbad')},
      greatest(sum(n) - (SELECT count(*) FROM accelerometer_landing), 0) AS excess,
      ${repeats('accelerometer_trusted', '"user", timestamp, x, y, z')}
    FROM (
      SELECT t.user, count(*) AS n, ${bad('t.timestamp IS NULL', 'b1')}, ${bad('t.timestamp < 1', 'b2')},
        ${bad('c.since IS NULL OR t.timestamp < c.since', 'early')}, ${nullAxes}
      FROM accelerometer_trusted AS t
      LEFT JOIN (SELECT email, min(sharewithresearchasofdate) AS since FROM customer_trusted GROUP BY email) AS c
        ON c.email = t.user
      GROUP BY t.user
    ) AS t
    LEFT JOIN (SELECT email, min(sharewithresearchasofdate) AS since FROM customer_trusted GROUP BY email) AS c
      ON c.email = t.user`,
  customers_curated: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE t.serialnumber IS NULL) AS s1,
      sum(n) FILTER (WHERE NOT regexp_matches(t.serialnumber, ${uuid})) AS s2,
      sum(n) FILTER (WHERE c.serialnumber IS NULL) AS s3, ${sums('b1', 'b2', 'd0', 'd1', 'd2', 'd3', 'd4')},
      greatest(sum(n) - (SELECT count(*) FROM customer_trusted), 0) AS excess, 0 AS taint, 0 AS patterns,
      (
        SELECT count(*) FROM customers_curated AS c
        ANTI JOIN customer_trusted AS l USING (serialnumber, sharewithresearchasofdate)
      ) AS untrusted,
      ${repeats('customers_curated', `serialnumber, ${dates.join(', ')}`)}
    FROM (
      SELECT serialnumber, count(*) AS n, ${bad('registrationdate IS NULL', 'b1')},
        ${bad('sharewithresearchasofdate IS NULL OR sharewithresearchasofdate < 1', 'b2')},
        ${dates.map((date, index) => bad(`${date} < 0`, `d${index}`)).join(', ')}
      FROM customers_curated GROUP BY serialnumber
    ) AS t
    LEFT JOIN (SELECT DISTINCT serialnumber FROM customer_trusted) AS c ON c.serialnumber = t.serialnumber`,
  step_trainer_trusted: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE t.serialnumber IS NULL) AS s1,
      sum(n) FILTER (WHERE NOT regexp_matches(t.serialnumber, ${uuid})) AS s2,
      sum(n) FILTER (WHERE c.serialnumber IS NULL) AS s3, sum(n) FILTER (WHERE c.since IS NULL) AS s4,
      sum(n) FILTER (WHERE c.owners > 1) AS shared, ${sums('b1', 'b2', 'b3', 'b4', 'early')},
      (SELECT count(DISTINCT serialnumber) FROM customers_curated) - count(c.serialnumber) AS childless,
      greatest(sum(n) - (SELECT count(*) FROM step_trainer_landing), 0) AS excess,
      ${repeats('step_trainer_trusted', 'sensorreadingtime, serialnumber, distancefromobject')}
    FROM (
      SELECT t.serialnumber, count(*) AS n, ${stepRules}, ${bad('c.since IS NULL OR t.sensorreadingtime < c.since', 'early')}
      FROM step_trainer_trusted AS t
      LEFT JOIN (SELECT serialnumber, min(sharewithresearchasofdate) AS since FROM customers_curated GROUP BY serialnumber) AS c
        ON c.serialnumber = t.serialnumber
      GROUP BY t.serialnumber
    ) AS t
    LEFT JOIN (
      SELECT serialnumber, count(*) AS owners, min(sharewithresearchasofdate) AS since
      FROM customers_curated GROUP BY serialnumber
    ) AS c ON c.serialnumber = t.serialnumber`,
  machine_learning_curated: `
    SELECT sum(n) AS n, sum(n) FILTER (WHERE t.serialnumber IS NULL) AS s1,
      sum(n) FILTER (WHERE NOT regexp_matches(t.serialnumber, ${uuid})) AS s2,
      sum(n) FILTER (WHERE c.serialnumber IS NULL) AS s3, sum(n) FILTER (WHERE c.since IS NULL) AS s4,
      ${sums('b1', 'b2', 'b3', 'b4', 'early', 'nostep', 'xbad', 'ybad', 'zbad')}, 0 AS taint, 0 AS patterns,
      greatest(sum(n) - (SELECT count(*) FROM accelerometer_trusted), 0) AS excess
    FROM (
      SELECT t.serialnumber, count(*) AS n, ${stepRules}, ${nullAxes},
        ${bad('c.since IS NULL OR t.sensorreadingtime < c.since', 'early')}, ${bad('s.serialnumber IS NULL', 'nostep')}
      FROM machine_learning_curated AS t
      LEFT JOIN (SELECT DISTINCT serialnumber, sensorreadingtime FROM step_trainer_trusted) AS s
        ON s.serialnumber = t.serialnumber AND s.sensorreadingtime = t.sensorreadingtime
      LEFT JOIN (SELECT serialnumber, min(sharewithresearchasofdate) AS since FROM customers_curated GROUP BY serialnumber) AS c
        ON c.serialnumber = t.serialnumber
      GROUP BY t.serialnumber
    ) AS t
    LEFT JOIN (SELECT serialnumber, min(sharewithresearchasofdate) AS since FROM customers_curated GROUP BY serialnumber) AS c
      ON c.serialnumber = t.serialnumber`,
};
