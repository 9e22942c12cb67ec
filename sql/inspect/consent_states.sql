-- How many customer rows of landing give, refuse or do not state consent to research (null, and 0 for a refusal
-- written as a date). Grain: one row.
SELECT
  count(*) AS customer_rows,
  count(*) FILTER (WHERE c.sharewithresearchasofdate > 0) AS consenting,
  count(*) FILTER (WHERE c.sharewithresearchasofdate IS NULL) AS consent_is_null,
  count(*) FILTER (WHERE c.sharewithresearchasofdate <= 0) AS consent_is_zero
FROM customer_landing AS c
