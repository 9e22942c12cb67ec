-- Grain: one row a distinct reading, taken at or after its owner's consent. Key: all columns.
-- customer_trusted has one row an e-mail, so the join keeps readings without repeating them.
SELECT DISTINCT
  a.user,
  a.timestamp,
  a.x,
  a.y,
  a.z
FROM accelerometer_landing AS a
JOIN customer_trusted AS c ON c.email = a.user
WHERE a.timestamp >= c.sharewithresearchasofdate
