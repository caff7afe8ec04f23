import type { Column } from '../model.ts';
import { type Practice, personalityOf } from '../practice.ts';

const fill = (practice: Practice, template: string, course: string, item = ''): string => {
  const { state } = practice.store;
  const { query } = personalityOf(state).paths;
  const path = template
    .replace(':client', encodeURIComponent(state.clientId))
    .replace(':deployment', encodeURIComponent(state.deploymentId))
    .replace(':course', course)
    .replace(':item', item);
  return `${practice.url}${path}${query === '' ? '' : `?${query}`}`;
};

/** The address of a course's line items, in the shape of the personality. */
export const lineItemsUrl = (practice: Practice, course: string): string =>
  fill(practice, personalityOf(practice.store.state).paths.lineItems, course);

/** The address of a column, in the shape of the personality. It is also the `id` of the line item. */
export const lineItemUrl = (practice: Practice, column: Column): string =>
  fill(practice, personalityOf(practice.store.state).paths.lineItem, column.course, column.id);

/** The address of a course's roster, in the shape of the personality. */
export const membershipsUrl = (practice: Practice, course: string): string =>
  fill(practice, personalityOf(practice.store.state).paths.memberships, course);

export const authorizationEndpoint = (practice: Practice): string => `${practice.url}/oidc/authorize`;
export const tokenEndpoint = (practice: Practice): string => `${practice.url}/oauth/token`;
export const jwksUri = (practice: Practice): string => `${practice.url}/oidc/jwks`;
export const returnUrl = (practice: Practice): string => `${practice.url}/deep-linking/return`;
export const toolLogin = (practice: Practice): string => `${practice.toolOrigin}/lti/login`;
export const toolLaunch = (practice: Practice): string => `${practice.toolOrigin}/lti/launch`;
export const toolJwks = (practice: Practice): string => `${practice.toolOrigin}/lti/jwks`;
