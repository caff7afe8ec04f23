/** Makes the practice LMS's district a tenant, through the operator's calls. Doing it again changes nothing. */

/** The registration as the practice LMS gives it out, in the shape the operator's call takes. */
type Registration = Record<
  'issuer' | 'clientId' | 'deploymentId' | 'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri',
  string
> & {
  serviceHosts: string[];
};

/** @returns the tenant's id. @throws Error with the operator's answer when a call is refused */
export async function connectDistrict(
  origin: string,
  token: string,
  registration: Registration,
): Promise<string> {
  const call = async (path: string, body: unknown) => {
    const response = await fetch(`${origin}/operator${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST /operator${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  const licence = { plan: 'school-district', expiresAt: '2099-12-31T00:00:00Z' };
  const { tenantId = '' } = await call('/tenants', { name: 'Cedar Valley Unified', licence });
  await call(`/tenants/${tenantId}/platforms`, registration);
  return tenantId;
}
