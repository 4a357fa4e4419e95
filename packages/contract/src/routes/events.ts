import { file, route } from '../route.ts';

export const eventRoutes = {
  live: route({
    method: 'get',
    path: '/api/events',
    tags: ['events'],
    summary: 'Live events that the operator’s role may see; none carries personal information',
    responses: file('text/event-stream', 'Each message is a LiveEvent as JSON; ends with the session'),
  }),
};
