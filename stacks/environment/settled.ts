/** An entry of the table with what a person sets over it. Variables win over the file, the file over the table. Pure. */
import type { Unnamed } from './names';
import { type Overlaid, overlay } from './overlay';
import { type Settings, settingsFile, variable } from './settings';

export function settled(name: string, base: Unnamed, settings: Settings): Overlaid<Unnamed> {
  const own = Object.hasOwn(settings.file, name) ? settings.file[name] : {};
  const { value, problems } = overlay(base, own, `${settingsFile}: ${name}`);
  return {
    value: {
      ...value,
      account: variable(settings, name, 'ACCOUNT') ?? value.account,
      ownerEmail: variable(settings, name, 'OWNER_EMAIL') ?? value.ownerEmail,
      repository: variable(settings, name, 'REPOSITORY') ?? value.repository,
      endpoints: value.endpoints === null ? null : answered(value.endpoints, settings),
    },
    problems,
  };
}

/** As the AWS SDK has it: AWS_ENDPOINT_URL for all, AWS_ENDPOINT_URL_GLUE for one, by the SDK's id of the service. */
function answered(
  endpoints: Readonly<Record<string, string>>,
  { variables }: Settings,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(endpoints).map(([service, url]) => [
      service,
      variables[`AWS_ENDPOINT_URL_${sdkIds[service] ?? service.toUpperCase()}`] ||
        variables.AWS_ENDPOINT_URL ||
        url,
    ]),
  );
}

/** Of the services that Terraform spells otherwise. */
const sdkIds: Readonly<Record<string, string>> = {
  cloudwatchlogs: 'CLOUDWATCH_LOGS',
  s3Control: 'S3_CONTROL',
};
