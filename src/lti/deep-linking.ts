import { SignJWT } from 'jose';
import { CLAIM, LTI_VERSION, MESSAGE } from './claims.ts';
import type { SigningKey } from './keys.ts';
import type { PlatformRegistration } from './platform.ts';

/** Times are ISO 8601 with a zone. DL 2.0 §3.2. */
type Span = { startDateTime?: string; endDateTime?: string };

/** A resource link to be added to a course. DL 2.0 §3.2. */
export type ContentItem = {
  type: 'ltiResourceLink';
  url: string;
  title: string;
  text?: string;
  /** Sent back with every launch of the link. Platforms may lower-case the keys, so write them so. */
  custom?: Record<string, string>;
  /** The column to be made with it; `resourceId` and `tag` let the tool find it again. `scoreMaximum` in points. */
  lineItem?: { label: string; scoreMaximum: number; resourceId: string; tag: string };
  /** When it can be opened. */
  available?: Span;
  /** When it can be handed in; Schoology takes the end for the due date. */
  submission?: Span;
};

const LIFETIME_SECONDS = 300;

/**
 * The signed answer to a deep linking request, to be posted as the form field `JWT` to its return URL, once, from the page
 * the request opened. No items means "nothing chosen". `data` goes back exactly as it came, and only if it came.
 * Carries `nonce` (Schoology refuses an answer without one) and a `jti` of its own; good for five minutes from `now`.
 * Throws TypeError for an item without title or with a maximum not above 0. DL 2.0 §4.5; SEC 1.0 §5.2.
 */
export function deepLinkingResponse(input: {
  platform: PlatformRegistration;
  deploymentId: string;
  data: string | null;
  items: readonly ContentItem[];
  message?: string;
  key: SigningKey;
  now: Date;
}): Promise<string> {
  const { platform, data, message, key } = input;
  const issuedAt = Math.floor(input.now.getTime() / 1000);
  return new SignJWT({
    nonce: crypto.randomUUID(),
    [CLAIM.messageType]: MESSAGE.deepLinkingResponse,
    [CLAIM.version]: LTI_VERSION,
    [CLAIM.deploymentId]: input.deploymentId,
    [CLAIM.contentItems]: input.items.map(checked),
    ...(data === null ? {} : { [CLAIM.data]: data }),
    ...(message === undefined ? {} : { [CLAIM.message]: message }),
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuer(platform.clientId)
    .setAudience(platform.issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .setJti(crypto.randomUUID())
    .sign(key.privateKey);
}

function checked(item: ContentItem): ContentItem {
  const { lineItem } = item;
  if (item.title.trim() === '') throw new TypeError('a content item needs a title');
  if (lineItem && !(Number.isFinite(lineItem.scoreMaximum) && lineItem.scoreMaximum > 0)) {
    throw new TypeError('a line item needs a maximum above 0');
  }
  return item;
}
