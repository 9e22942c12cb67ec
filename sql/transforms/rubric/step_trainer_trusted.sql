-- Grain: one row a reading that arrived, of a trainer that stands in customers_curated. Key: none.
SELECT
  s.sensorreadingtime,
  s.serialnumber,
  s.distancefromobject
FROM step_trainer_landing AS s
WHERE EXISTS (
  SELECT 1
  FROM customers_curated AS c
  WHERE c.serialnumber = s.serialnumber
)
