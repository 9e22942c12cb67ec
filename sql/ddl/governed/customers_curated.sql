-- One row a distinct combination of serial number and dates.
-- Generated from contract governed_customers_curated 1.0.0.
CREATE TABLE `${database}`.`customers_curated` (
  `serialnumber` string COMMENT 'Serial number of the customer\'s step trainer. [pseudonymous]',
  `registrationdate` bigint COMMENT 'When the customer registered, Unix ms. [internal]',
  `lastupdatedate` bigint COMMENT 'When the record was last changed, Unix ms. [internal]',
  `sharewithresearchasofdate` bigint COMMENT 'Since when data may be used for research, Unix ms. [internal]',
  `sharewithpublicasofdate` bigint COMMENT 'Since when data may be shared with the public, Unix ms. [internal]',
  `sharewithfriendsasofdate` bigint COMMENT 'Since when data may be shared with friends, Unix ms. [internal]'
)
LOCATION 's3://${bucket}/customer/curated/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd'
);
