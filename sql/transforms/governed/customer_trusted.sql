-- Grain: one row an e-mail, its latest record, kept only if that record consents. Key: email.
-- Records that tie on both dates and the serial number are ordered so that a refusal wins; the last columns
-- only make the choice the same on every run and engine.
SELECT
  latest.customername,
  latest.email,
  latest.phone,
  latest.birthday,
  latest.serialnumber,
  latest.registrationdate,
  latest.lastupdatedate,
  latest.sharewithresearchasofdate,
  latest.sharewithpublicasofdate,
  latest.sharewithfriendsasofdate
FROM (
  SELECT
    c.customername,
    c.email,
    c.phone,
    c.birthday,
    c.serialnumber,
    c.registrationdate,
    c.lastupdatedate,
    c.sharewithresearchasofdate,
    c.sharewithpublicasofdate,
    c.sharewithfriendsasofdate,
    row_number() OVER (
      PARTITION BY c.email
      ORDER BY
        c.lastupdatedate DESC NULLS LAST,
        c.registrationdate DESC NULLS LAST,
        c.serialnumber DESC NULLS LAST,
        c.sharewithresearchasofdate ASC NULLS FIRST,
        c.sharewithpublicasofdate ASC NULLS FIRST,
        c.sharewithfriendsasofdate ASC NULLS FIRST,
        c.customername ASC NULLS FIRST,
        c.phone ASC NULLS FIRST,
        c.birthday ASC NULLS FIRST
    ) AS recency
  FROM customer_landing AS c
) AS latest
WHERE latest.recency = 1
  AND latest.sharewithresearchasofdate > 0
