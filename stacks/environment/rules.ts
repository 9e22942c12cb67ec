/** What AWS accepts of an environment, so that a wrong one fails at synth and not half-way through an apply. Pure. */

import { type Environment, noRepository } from './environment';
import { type Findings, matching, oneOf, whole } from './rules/findings';
import { bucketNames, names, prefixes } from './rules/names';
import { network } from './rules/network';
import { athena, audit, iceberg, jobs } from './rules/services';

/** What an environment is checked against: known from lake.yaml and the contracts. */
export interface Known {
  readonly policies: readonly string[];
  /** Folders of the tables in the lake bucket. */
  readonly tablePrefixes: readonly string[];
}

/** Every problem of one environment, each with its place, what was found and what is allowed. */
export function problemsOf(environment: Environment, known: Known): readonly string[] {
  const found = [
    ...identity(environment, known),
    ...names(environment),
    // They carry account and region, of which a wrong one is told once.
    ...(hasPlace(environment) ? bucketNames(environment) : []),
    ...prefixes(environment, known.tablePrefixes),
    ...retention(environment),
    ...network(environment),
    ...jobs(environment),
    ...iceberg(environment),
    ...athena(environment),
    ...audit(environment),
    ...endpoints(environment),
  ];
  return found.map((problem) => `${environment.name}.${problem}`);
}

function identity(environment: Environment, { policies }: Known): Findings {
  const { account, region, ownerEmail, policy, repository, scientistAccounts } = environment;
  return [
    ...matching('account', account, accountId, '12 digits'),
    ...matching('region', region, regionName, 'a region such as us-east-1, not of China or the government'),
    ...matching('ownerEmail', ownerEmail, email, 'an e-mail address'),
    ...oneOf('policy', policy, policies),
    ...(repository === noRepository
      ? []
      : matching('repository', repository, repositoryName, 'owner/name or owner@number/name@number')),
    ...scientistAccounts.flatMap((each) =>
      matching('scientistAccounts', each, realAccount, '12 digits, not all 0'),
    ),
  ];
}

function hasPlace({ account, region }: Environment): boolean {
  return accountId.test(account) && regionName.test(region);
}

const accountId = /^[0-9]{12}$/;

/** The placeholder of our own account is nobody's: a role that trusts it cannot be made. */
const realAccount = /^(?!0{12}$)[0-9]{12}$/;

/** Without what Terraform would fill in: `${` and `%{`. */
const email = /^[^@\s${}%]+@[^@\s${}%]+[.][^@\s${}%]+$/;

/** Of the partition `aws`: every ARN here begins with it. */
const regionName = /^(?!cn-)[a-z]{2}-(central|north|south|(north|south)?(east|west))-[0-9]$/;

/**
 * Tokens of repositories made or renamed since 15 July 2026 have GitHub's numbers behind both names, so that nobody who
 * takes a name over takes its rights over. https://docs.github.com/en/actions/reference/security/oidc
 */
const repositoryName = /^([\w-]+[/][\w.-]+|[\w-]+@[0-9]+[/][\w.-]+@[0-9]+)$/;

function retention({ retention: days }: Environment): Findings {
  return [
    ...whole('retention.results', days.results, 1, 3650),
    ...whole('retention.oldVersions', days.oldVersions, 1, 3650),
    ...whole('retention.incompleteUploads', days.incompleteUploads, 1, 90),
    ...oneOf('retention.logs', days.logs, [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731]),
  ];
}

function endpoints({ endpoints: urls }: Environment): Findings {
  return Object.entries(urls ?? {}).flatMap(([service, url]) =>
    matching(
      `endpoints.${service}`,
      url,
      /^https?:[/][/][\w.:[\]-]+$/,
      'a URL such as http://127.0.0.1:4566',
    ),
  );
}
