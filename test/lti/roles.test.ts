import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/lti/roles.ts';
import { ROLE } from './sign.ts';

const SUB = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

describe('standingOf', () => {
  it.each<[string, string[], 'instructor' | 'learner' | null]>([
    ['no role', [], null],
    ['an instructor', [ROLE.instructor], 'instructor'],
    ['a learner', [ROLE.learner], 'learner'],
    ['short names', ['Learner'], 'learner'],
    ['a short name for an instructor', ['Instructor'], 'instructor'],
    ['a teaching assistant', [ROLE.teachingAssistant], 'instructor'],
    ['a teaching assistant who is enrolled', [ROLE.learner, ROLE.teachingAssistant], 'instructor'],
    ['a guest learner', [`${SUB}/Learner#GuestLearner`], 'learner'],
    ['a learner sub-role named like a teacher', [`${SUB}/Learner#Instructor`], 'learner'],
    ['a course administrator', [ROLE.administrator], 'instructor'],
    ['Schoology’s system administrator', [ROLE.administrator, ROLE.instructor], 'instructor'],
    ['support staff', [`${SUB}/Administrator#Support`], null],
    ['a test user as a learner', [ROLE.learner, ROLE.testUser], 'learner'],
    ['a test user alone', [ROLE.testUser], null],
    ['a parent', [ROLE.mentor], null],
    ['a parent listed as a learner', [ROLE.learner, ROLE.mentor], null],
    ['a parent who teaches', [ROLE.instructor, 'Mentor'], null],
    ['a mentor of a special kind', [ROLE.learner, `${SUB}/Mentor#LearningCoordinator`], null],
    ['an observer', [ROLE.learner, ROLE.institutionObserver], null],
    ['a teacher of the school who is not one of the course', [ROLE.institutionFaculty], null],
    ['a student of the school only', [ROLE.institutionStudent], null],
    [
      'content developers, members, officers',
      [`${SUB}#ContentDeveloper`, `${SUB}#Member`, `${SUB}#Officer`],
      null,
    ],
    ['wrong case', ['learner', 'INSTRUCTOR'], null],
    ['LTI 1.1 names', ['urn:lti:role:ims/lis/Instructor'], null],
    [
      'look-alikes',
      ['https://evil.example/membership#Instructor', `${SUB}#Instructors`, `${SUB}/Instructor`],
      null,
    ],
  ])('%s', (_, roles, course) => {
    expect(standingOf(roles)).toEqual({ course, institutionAdministrator: false });
  });

  it('knows an institution administrator, in the course or not', () => {
    expect(standingOf([ROLE.institutionAdministrator])).toEqual({
      course: null,
      institutionAdministrator: true,
    });
    expect(standingOf([ROLE.learner, ROLE.institutionAdministrator])).toEqual({
      course: 'learner',
      institutionAdministrator: true,
    });
  });

  it('does not depend on the order', () => {
    const roles = fc.subarray([...Object.values(ROLE), 'Instructor', 'Learner', 'Mentor', 'x']);
    fc.assert(
      fc.property(roles, (list) => {
        expect(standingOf([...list].reverse())).toEqual(standingOf(list));
      }),
    );
  });

  it('gives more roles no more than the strongest of them, and a mentor nothing', () => {
    const roles = fc.subarray(Object.values(ROLE));
    fc.assert(
      fc.property(roles, (list) => {
        const { course } = standingOf(list);
        expect(course === null || list.some((role) => standingOf([role]).course === course)).toBe(true);
        expect(standingOf([...list, ROLE.mentor]).course).toBeNull();
      }),
    );
  });
});
