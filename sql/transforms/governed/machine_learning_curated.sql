-- Grain: one row a step reading and a phone reading of the same customer at the same time; repeated rows are
-- kept. Key: none.
SELECT
  s.serialnumber,
  s.sensorreadingtime,
  s.distancefromobject,
  a.x,
  a.y,
  a.z
FROM step_trainer_trusted AS s
JOIN customer_trusted AS c ON c.serialnumber = s.serialnumber
JOIN accelerometer_trusted AS a ON a.user = c.email AND a.timestamp = s.sensorreadingtime
