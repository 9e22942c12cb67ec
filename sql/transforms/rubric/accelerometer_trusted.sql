-- Grain: one row a reading and a consenting customer record of its e-mail: where an e-mail repeats, its
-- readings repeat, as published. Key: none.
SELECT
  a.user,
  a.timestamp,
  a.x,
  a.y,
  a.z
FROM accelerometer_landing AS a
JOIN customer_trusted AS c ON c.email = a.user
