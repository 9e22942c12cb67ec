/** A VPC without a way to the internet: two private subnets, one route table. It costs nothing. */
import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment, Vpc } from '../environment/environment';
import { accept } from '../suppression';
import { closedGroup } from './group-names';

export class OwnVpc extends Construct implements Vpc {
  readonly id: string;
  readonly routeTables: readonly string[];
  readonly subnets: Vpc['subnets'];

  constructor(scope: Construct, environment: Environment, cidr: string) {
    super(scope, 'vpc');
    const named = (name: string) => ({ tags: { Name: `${environment.prefix}-${name}` } });
    // Interface endpoints answer under the services' own names only with both.
    const vpc = new AwsVpc(this, 'vpc', {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      ...named('vpc'),
    });
    // Without rules: whoever forgets to name a group gets none.
    new DefaultSecurityGroup(this, 'default', { vpcId: vpc.id, tags: { Name: closedGroup(environment) } });
    const routes = new RouteTable(this, 'routes', { vpcId: vpc.id, ...named('private') });
    // Not every account has the zones a and b. Local zones, which an account may opt in to, are left out.
    const zones = new DataAwsAvailabilityZones(this, 'zones', {
      state: 'available',
      filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
    });
    accept(zones, 'CKV_AWS_394', 'a zone that AWS adds changes nothing: subnets stay where they were made');
    this.subnets = ['a', 'b'].map((letter, index) => {
      const subnet = new Subnet(this, `private-${letter}`, {
        vpcId: vpc.id,
        cidrBlock: Fn.cidrsubnet(cidr, 4, index),
        availabilityZone: Fn.element(zones.names, index),
        mapPublicIpOnLaunch: false,
        // A zone that AWS opens or closes later moves no subnet.
        lifecycle: { ignoreChanges: ['availability_zone'] },
        ...named(`private-${letter}`),
      });
      new RouteTableAssociation(this, `routes-${letter}`, { subnetId: subnet.id, routeTableId: routes.id });
      return { id: subnet.id, zone: subnet.availabilityZone };
    });
    this.id = vpc.id;
    this.routeTables = [routes.id];
  }
}
