/**
 * The fixed strings of LTI Advantage: claim names, message types, scopes, media types.
 * LTI Core 1.3 §5, Deep Linking 2.0 §4.4, Assignment and Grade Services 2.0 §3, Names and Roles 2.0 §2–3.
 */

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps';

export const LTI_VERSION = '1.3.0';

export const CLAIM = {
  messageType: `${LTI}/message_type`,
  version: `${LTI}/version`,
  deploymentId: `${LTI}/deployment_id`,
  targetLinkUri: `${LTI}/target_link_uri`,
  resourceLink: `${LTI}/resource_link`,
  roles: `${LTI}/roles`,
  context: `${LTI}/context`,
  custom: `${LTI}/custom`,
  launchPresentation: `${LTI}/launch_presentation`,
  deepLinkingSettings: `${DL}/deep_linking_settings`,
  contentItems: `${DL}/content_items`,
  data: `${DL}/data`,
  message: `${DL}/msg`,
  ags: `${AGS}/claim/endpoint`,
  nrps: `${NRPS}/claim/namesroleservice`,
} as const;

export const MESSAGE = {
  resourceLink: 'LtiResourceLinkRequest',
  deepLinking: 'LtiDeepLinkingRequest',
  deepLinkingResponse: 'LtiDeepLinkingResponse',
} as const;

export const SCOPES = {
  score: `${AGS}/scope/score`,
  lineItem: `${AGS}/scope/lineitem`,
  lineItemReadonly: `${AGS}/scope/lineitem.readonly`,
  resultReadonly: `${AGS}/scope/result.readonly`,
  membership: `${NRPS}/scope/contextmembership.readonly`,
} as const;

export const MEDIA_TYPE = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  memberships: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;
