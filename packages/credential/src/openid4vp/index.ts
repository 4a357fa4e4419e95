export {
  type AnswerRefusal,
  type ForeignFormat,
  type LaneAnswer,
  maxAnswerLength,
  replyTo,
} from './answer.ts';
export { type CredentialQuery, type DcqlQuery, queryFor, type WalletField } from './dcql.ts';
export {
  type LaneRequest,
  LaneRequests,
  type LaneRequestsOptions,
  type WalletQuestion,
  walletPaths,
} from './lane-requests.ts';
export { parseRequestClient, type RequestClient } from './request-client.ts';
export {
  type RequestParameters,
  type ResponseMode,
  requestObjectType,
  responseModes,
} from './request-object.ts';
