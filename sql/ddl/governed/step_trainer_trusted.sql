-- One row a distinct reading.
-- Generated from contract governed_step_trainer_trusted 1.0.0.
CREATE TABLE `${database}`.`step_trainer_trusted` (
  `sensorreadingtime` bigint COMMENT 'When the sensor took the reading, Unix ms. [internal]',
  `serialnumber` string COMMENT 'Serial number of the step trainer that took the reading. [pseudonymous]',
  `distancefromobject` int COMMENT 'Distance of the object in front of the sensor. [internal]'
)
LOCATION 's3://${bucket}/step_trainer/trusted/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd'
);
