/**
 * Rows a table of the published data set udacity-2023. Published, and verified independently of this repository's code:
 * so they stand here and are not read from the project's own file of expected counts. Tables in the order of reports.
 */
const landing = { accelerometer_landing: 81_273, customer_landing: 956, step_trainer_landing: 28_680 };

export const publishedCounts = {
  governed: {
    ...landing,
    customer_trusted: 482,
    accelerometer_trusted: 32_025,
    customers_curated: 464,
    step_trainer_trusted: 11_297,
    machine_learning_curated: 32_025,
  },
  rubric: {
    ...landing,
    customer_trusted: 482,
    accelerometer_trusted: 40_981,
    customers_curated: 482,
    step_trainer_trusted: 14_460,
    machine_learning_curated: 43_681,
  },
} as const;
