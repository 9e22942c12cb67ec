-- How many readings of landing arrived several times, the same in every column, and how many rows that is too many: the
-- governed policy drops those. Grain: one row a landing table of readings.
SELECT
  'accelerometer_landing' AS landing_table,
  coalesce(sum(phone.copies), 0) AS readings,
  count(*) FILTER (WHERE phone.copies > 1) AS repeated_readings,
  coalesce(sum(phone.copies - 1), 0) AS rows_in_excess
FROM (
  SELECT count(*) AS copies
  FROM accelerometer_landing AS a
  GROUP BY a.user, a.timestamp, a.x, a.y, a.z
) AS phone
UNION ALL
SELECT
  'step_trainer_landing' AS landing_table,
  coalesce(sum(trainer.copies), 0) AS readings,
  count(*) FILTER (WHERE trainer.copies > 1) AS repeated_readings,
  coalesce(sum(trainer.copies - 1), 0) AS rows_in_excess
FROM (
  SELECT count(*) AS copies
  FROM step_trainer_landing AS s
  GROUP BY s.sensorreadingtime, s.serialnumber, s.distancefromobject
) AS trainer
ORDER BY landing_table
