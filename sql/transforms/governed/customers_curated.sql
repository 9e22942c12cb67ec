-- Grain: one row a distinct serial number and dates of a customer who has readings, no personal data.
-- Key: all columns.
SELECT DISTINCT
  c.serialnumber,
  c.registrationdate,
  c.lastupdatedate,
  c.sharewithresearchasofdate,
  c.sharewithpublicasofdate,
  c.sharewithfriendsasofdate
FROM customer_trusted AS c
WHERE EXISTS (
  SELECT 1
  FROM accelerometer_trusted AS a
  WHERE a.user = c.email
)
