/** Role vocabularies (LTI Core 1.3 Appendix A.2) reduced to what a tool may act on. */

/** What a launch lets its person do: in this course, and in the institution. */
export type Standing = { course: 'instructor' | 'learner' | null; institutionAdministrator: boolean };

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';

/** The simple names §A.2.3 still allows for context roles; no other vocabulary has short forms. */
const SHORT_NAMES = ['Administrator', 'ContentDeveloper', 'Instructor', 'Learner', 'Mentor'];

/** The principal context role of a role string ("Instructor" for `membership/Instructor#TeachingAssistant`), or null. */
function principalRole(role: string): { name: string; sub: boolean } | null {
  if (SHORT_NAMES.includes(role)) return { name: role, sub: false };
  if (role.startsWith(`${MEMBERSHIP}#`)) return { name: role.slice(MEMBERSHIP.length + 1), sub: false };
  if (role.startsWith(`${MEMBERSHIP}/`)) {
    const [name, sub] = role.slice(MEMBERSHIP.length + 1).split('#');
    return name && sub ? { name, sub: true } : null;
  }
  return null;
}

/**
 * Reduces the roles of a launch to a standing. Unknown roles are ignored; names are case-sensitive.
 *
 * - A mentor or observer role anywhere leaves no standing in the course: a parent who is also listed as a learner must not
 *   answer for the child, and least privilege is the safe reading of a mixture.
 * - Instructor (with every sub-role) and the course's Administrator are instructors. Sub-roles of Administrator
 *   (support staff, developers) are not: §A.2.3.1 asks platforms to send the principal role along where it is meant.
 * - Instructor wins over learner when both are present, as for a teaching assistant who is enrolled too.
 * - A test user (`system/person#TestUser`) keeps the course role it comes with.
 * - Only `institution/person#Administrator` is an institution administrator; a course's Administrator never is.
 *
 * LTI Core 1.3 §5.3.7, Appendix A.2.
 */
export function standingOf(roles: readonly string[]): Standing {
  const inCourse = roles.map(principalRole).filter((role) => role !== null);
  const has = (name: string, subRoles: boolean) =>
    inCourse.some((role) => role.name === name && (subRoles || !role.sub));

  const watches =
    has('Mentor', true) ||
    roles.some((role) => role === `${INSTITUTION}Mentor` || role === `${INSTITUTION}Observer`);
  const teaches = has('Instructor', true) || has('Administrator', false);
  const learns = has('Learner', true);

  return {
    course: watches ? null : teaches ? 'instructor' : learns ? 'learner' : null,
    institutionAdministrator: roles.includes(`${INSTITUTION}Administrator`),
  };
}
