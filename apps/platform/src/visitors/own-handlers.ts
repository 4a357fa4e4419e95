import type { ownVisitRoutes, visitRuleRoutes } from '@vedette/contract/platform';
import type { OrganisationId } from '@vedette/domain';
import type { LocationId, VisitDocumentId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { VisitorDeps } from './deps.ts';
import { hostDecides, hostSees } from './host-visit.ts';
import { acceptOwn, correctOwn, eraseOwn, ownPass, seeOwn, stepOwn } from './own-visit.ts';
import { ruleOf, ruleView } from './rule.ts';
import { siteFacts } from './site-facts.ts';
import { documentView } from './visit-view.ts';

type Own = typeof ownVisitRoutes;
type Rules = typeof visitRuleRoutes;

export const ownVisitAccess: AccessOf<Own> = {
  see: 'link',
  correct: 'link',
  accept: 'link',
  answer: 'link',
  cancel: 'link',
  erase: 'link',
  pass: 'link',
  hostSees: 'link',
  hostDecides: 'link',
};

export function ownVisitHandlers(deps: VisitorDeps): HandlersOf<Own> {
  return {
    see: (c) => seeOwn(deps, c.req.valid('json').token),
    correct: (c) => correctOwn(deps, c.req.valid('json').token, c.req.valid('json').data),
    accept: (c) => {
      const { token, document, version } = c.req.valid('json');
      return acceptOwn(deps, token, document, version);
    },
    answer: (c) => stepOwn(deps, c.req.valid('json').token, 'answered'),
    cancel: (c) => stepOwn(deps, c.req.valid('json').token, 'cancelled'),
    erase: (c) => eraseOwn(deps, c.req.valid('json').token),
    pass: (c) => ownPass(deps, c.req.valid('json').token),
    hostSees: (c) => hostSees(deps, c.req.valid('json').token),
    hostDecides: (c) => hostDecides(deps, c.req.valid('json').token, c.req.valid('json').decision),
  };
}

export const visitRuleAccess: AccessOf<Rules> = {
  get: 'visitors-see',
  put: 'visitors-rule',
  documents: 'visitors-see',
  publish: 'visitors-rule',
  retire: 'visitors-rule',
};

export function visitRuleHandlers(deps: VisitorDeps): HandlersOf<Rules> {
  const { stores, audit } = deps;
  return {
    get: async (c) => {
      const { rule } = await siteFacts(deps, callerOf(c).reach, c.req.valid('param').site as LocationId);
      return ruleView(rule);
    },
    put: async (c) => {
      const caller = callerOf(c);
      const site = c.req.valid('param').site as LocationId;
      const rule = ruleOf(c.req.valid('json'));
      await stores.visits.setRule(caller.reach, site, rule);
      await note(audit, caller, 'visit-rule-set', String(site));
      return ruleView(rule);
    },
    documents: async (c) => (await stores.visitDocuments.all(callerOf(c).reach)).map(documentView),
    publish: async (c) => {
      const caller = callerOf(c);
      const { name, text, organisation } = c.req.valid('json');
      const owner = (organisation ?? caller.organisation) as OrganisationId;
      const document = await stores.visitDocuments.publish(caller.reach, owner, name, text, caller.account);
      await note(audit, caller, 'visit-document-published', document.id, { version: document.version });
      return documentView(document);
    },
    retire: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as VisitDocumentId;
      await stores.visitDocuments.retire(caller.reach, id);
      await note(audit, caller, 'visit-document-retired', id);
      return undefined;
    },
  };
}
