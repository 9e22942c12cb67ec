/** What the stack tells the audit function, by environment variables. */

export interface Configuration {
  readonly environment: string;
  readonly policy: string;
  readonly tables: readonly string[];
  readonly reports: { readonly bucket: string; readonly prefix: string };
  readonly topic: string;
  readonly namespace: string;
}

/** @throws Error naming the variable that is missing */
export function configuration(variables: Readonly<Record<string, string | undefined>>): Configuration {
  const read = (name: string): string => {
    const value = variables[name];
    if (!value) throw new Error(`The variable ${name} is missing: deploy the stack again.`);
    return value;
  };
  const [, , bucket = '', ...prefix] = read('LAKE_REPORTS').split('/');
  return {
    environment: read('LAKE_ENVIRONMENT'),
    policy: read('LAKE_POLICY'),
    tables: read('LAKE_TABLES').split(','),
    reports: { bucket, prefix: prefix.join('/') },
    topic: read('LAKE_TOPIC'),
    namespace: read('LAKE_NAMESPACE'),
  };
}
