-- Grain: one row a step reading and a phone reading at the same time, whoever they belong to. Key: none.
SELECT
  s.serialnumber,
  s.sensorreadingtime,
  s.distancefromobject,
  a.user,
  a.timestamp,
  a.x,
  a.y,
  a.z
FROM step_trainer_trusted AS s
JOIN accelerometer_trusted AS a ON a.timestamp = s.sensorreadingtime
