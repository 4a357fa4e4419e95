export { type Call, type ClientOptions, type Download, openClient, openDownload } from './client.ts';
export { type EventsOptions, events } from './events.ts';
export { jsonLines } from './json-lines.ts';
export { everyItem } from './pages.ts';
export { ApiProblem, type ProblemCode, readProblem } from './problem.ts';
export { type AnyInput, addressOf, readAnswer, requestOf } from './route-request.ts';
export type { Answer, Input } from './route-types.ts';
export { type WebhookFault, type WebhookRequest, webhookFault } from './webhook.ts';
