-- One row a reading and a consenting customer record of its e-mail.
-- Generated from contract rubric_accelerometer_trusted 1.0.0.
CREATE TABLE `${database}`.`accelerometer_trusted` (
  `user` string COMMENT 'E-mail of the customer. [pii]',
  `timestamp` bigint COMMENT 'When the phone took the reading, Unix ms. [internal]',
  `x` double COMMENT 'Acceleration along x. [internal]',
  `y` double COMMENT 'Acceleration along y. [internal]',
  `z` double COMMENT 'Acceleration along z. [internal]'
)
LOCATION 's3://${bucket}/accelerometer/trusted/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd'
);
