/** Headers of every answer: who may frame the tool, and that it loads nothing from anywhere else. */
import type { Platform } from '../db/platforms.ts';

/** Schoology serves districts under its own domain; a registration adds the origins of its endpoints. */
const SCHOOLOGY = ['https://*.schoology.com', 'https://schoology.com'];

/**
 * The content security policy of a page inside a platform's frame.
 * @param formActions origins beside our own that a form may go to: a deep linking return, a fresh login
 */
export function contentSecurityPolicy(
  platform: Platform | null,
  formActions: readonly string[] = [],
): string {
  const frames = platform ? [new URL(platform.authorizationEndpoint).origin, platform.issuer] : [];
  const ancestors = [
    "'self'",
    ...SCHOOLOGY,
    ...frames.filter((origin) => URL.canParse(origin)).map((o) => new URL(o).origin),
  ];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formActions].join(' ')}`,
    `frame-ancestors ${[...new Set(ancestors)].join(' ')}`,
  ].join('; ');
}

export const SECURITY_HEADERS = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'geolocation=(), payment=(), usb=()',
  'cache-control': 'no-store',
} as const;
