-- Grain: one row a distinct reading, taken at or after the consent of at least one customers_curated owner of
-- its serial number. Key: all columns.
SELECT DISTINCT
  s.sensorreadingtime,
  s.serialnumber,
  s.distancefromobject
FROM step_trainer_landing AS s
JOIN (
  SELECT
    c.serialnumber,
    min(c.sharewithresearchasofdate) AS firstconsent
  FROM customers_curated AS c
  GROUP BY c.serialnumber
) AS owned ON owned.serialnumber = s.serialnumber
WHERE s.sensorreadingtime >= owned.firstconsent
