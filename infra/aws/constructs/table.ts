import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { tableShape } from '../../../shared/store/table-shape.ts'
import type { TableRights } from '../rights.ts'

type IndexShape = (typeof tableShape.indexes)[keyof typeof tableShape.indexes]

/** The one table. Kept whatever happens to the stack: it can be restored to any second of the last 35 days. */
export class MulinTable extends Construct {
  readonly table: TableV2

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: tableShape.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableShape.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: tableShape.ttlAttribute,
      globalSecondaryIndexes: Object.values(tableShape.indexes).map(indexProps),
      billing: Billing.onDemand(),
      // Keys only: no personal data travels in the stream, and a worker reads the item again anyway.
      dynamoStream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  /** The statements that give exactly these rights. */
  statements(rights: TableRights): PolicyStatement[] {
    const { tableArn } = this.table
    return [
      new PolicyStatement({
        actions: rights.items.map((action) => `dynamodb:${action}`),
        resources: [tableArn],
        conditions: within(rights.partitions),
      }),
      ...(rights.writesOnly
        ? [
            new PolicyStatement({
              actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
              resources: [tableArn],
              conditions: within(rights.writesOnly),
            }),
          ]
        : []),
      ...Object.entries(rights.indexes).map(
        ([index, partitions]) =>
          new PolicyStatement({
            actions: ['dynamodb:Query'],
            resources: [`${tableArn}/index/${index}`],
            ...(partitions.includes('*') ? {} : { conditions: within(partitions) }),
          }),
      ),
    ]
  }
}

/** Only where every partition key asked for is like one of these. */
function within(partitions: readonly string[]) {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } }
}

function indexProps(index: IndexShape): GlobalSecondaryIndexPropsV2 {
  return {
    indexName: index.name,
    partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
    ...('sortKey' in index
      ? {
          sortKey: {
            name: index.sortKey,
            type: index.sortKeyType === 'N' ? AttributeType.NUMBER : AttributeType.STRING,
          },
        }
      : {}),
    projectionType: ProjectionType[index.projection],
    ...('holds' in index ? { nonKeyAttributes: [...index.holds] } : {}),
  }
}
