-- One row a step reading and a phone reading of the same customer at the same time.
-- Generated from contract governed_machine_learning_curated 1.0.0.
CREATE TABLE `${database}`.`machine_learning_curated` (
  `serialnumber` string COMMENT 'Serial number of the step trainer. [pseudonymous]',
  `sensorreadingtime` bigint COMMENT 'When sensor and phone took the reading, Unix ms. [internal]',
  `distancefromobject` int COMMENT 'Distance of the object in front of the sensor. [internal]',
  `x` double COMMENT 'Acceleration along x. [internal]',
  `y` double COMMENT 'Acceleration along y. [internal]',
  `z` double COMMENT 'Acceleration along z. [internal]'
)
LOCATION 's3://${bucket}/machine_learning/curated/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd'
);
