-- Which serial numbers several customers share: the fulfilment defect. Grain: one row a serial number.
SELECT
  c.serialnumber,
  count(DISTINCT c.email) AS customers
FROM customer_landing AS c
GROUP BY c.serialnumber
HAVING count(DISTINCT c.email) > 1
ORDER BY count(DISTINCT c.email) DESC, c.serialnumber
LIMIT 1000
