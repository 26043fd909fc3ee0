import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  DomainName,
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { DeploySettings } from '../settings.ts'
import type { Alarms } from './alarms.ts'

/** What the access log says of a request. No path, query, address or agent: paths carry personal links. */
const accessLog = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  method: '$context.httpMethod',
  status: '$context.status',
  latency: '$context.responseLatency',
  bytes: '$context.responseLength',
  integrationStatus: '$context.integrationStatus',
  integrationLatency: '$context.integrationLatency',
}

/** The address people visit: an HTTP API with its limits, its log, and its own name if there is one. */
export class FrontDoor extends Construct {
  readonly api: HttpApi
  /** The origin of links: the one chosen, else that of the custom name, else the API's own. */
  readonly origin: string
  readonly domain: DomainName | undefined

  constructor(scope: Construct, id: string, settings: DeploySettings) {
    super(scope, id)
    const name = settings.DOMAIN_NAME
    this.domain =
      name === undefined
        ? undefined
        : new DomainName(this, 'Domain', {
            domainName: name,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.CERTIFICATE_ARN ?? ''),
            securityPolicy: SecurityPolicy.TLS_1_2,
          })
    this.api = new HttpApi(this, 'Api', {
      description: 'Mulin: pages for neighbours and social workers, and the API for other systems.',
      createDefaultStage: false,
      disableExecuteApiEndpoint: this.domain !== undefined,
    })
    // Functions are told this address before any route leads to them, so there is no circle.
    this.origin = settings.PUBLIC_ORIGIN ?? (name === undefined ? this.api.apiEndpoint : `https://${name}`)
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.REQUESTS_PER_SECOND, burstLimit: settings.REQUEST_BURST },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
      ...(this.domain === undefined ? {} : { domainMapping: { domainName: this.domain } }),
    })
  }

  /** Leads every request to this function; which routes there are is the app's own business. */
  leadTo(handler: IFunction, timeout: Duration, alarms: Alarms): void {
    new HttpRoute(this, 'Everything', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      // A second more than the function has, so that its own end is what is seen.
      integration: new HttpLambdaIntegration('Http', handler, { timeout: timeout.plus(Duration.seconds(1)) }),
    })
    alarms.add('PagesBroken', {
      whoIsHurt:
        'Neighbours who open their personal link, and social workers at the door of a family, see an error instead of the page.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      from: 5,
    })
  }
}
