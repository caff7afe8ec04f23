import { launchColumn } from '../materials.ts';
import { type Course, fullName, type Material, type Person, type State } from '../model.ts';
import { personalityOf } from '../practice.ts';

const ZONE = 'America/Los_Angeles';

/** The substitution variables this LMS knows, with their values for one launch; empty where there is nothing to say. */
const variables = (
  state: State,
  person: Person,
  course: Course,
  material: Material,
): Record<string, string> => {
  const seconds = material.due === null ? '' : String(Math.floor(Date.parse(material.due) / 1000));
  const maximum = String(launchColumn(state, material.id)?.maximum ?? '');
  return {
    '$User.id': person.uid,
    '$User.username': person.username,
    '$Person.name.full': fullName(person),
    '$com.schoology.User.preferredName': person.given,
    '$com.schoology.User.uniqueId': person.sisId ?? '',
    '$com.schoology.User.timezone': ZONE,
    '$com.schoology.School.id': '1380426679',
    '$com.schoology.Launch.domain': 'cedarvalley.schoology.com',
    '$com.schoology.CourseSection.id': course.id,
    '$com.schoology.Assignment.id': material.id,
    '$com.schoology.Assignment.dueDate': seconds,
    '$com.schoology.Assignment.dueDateIso': material.due ?? '',
    '$com.schoology.Assignment.scoreMaximum': maximum,
    '$CourseSection.title': course.title,
    '$CourseSection.sourceSectionId': `CV-${course.id}`,
    '$ResourceLink.title': material.title,
    '$ResourceLink.id.history': material.history.join(','),
    '$ResourceLink.submission.endDateTime': material.due ?? '',
    '$Context.id.history': course.history.join(','),
  };
};

/** The `custom` claim of a launch: variables replaced, unknown ones left as they are, keys as the personality has them. */
export const customClaim = (
  state: State,
  person: Person,
  course: Course,
  material: Material,
): Record<string, string> => {
  const known = variables(state, person, course, material);
  const lower = personalityOf(state).customKeys === 'lower-cased';
  return Object.fromEntries(
    Object.entries(material.custom).map(([key, value]) => [
      lower ? key.toLowerCase() : key,
      known[value] ?? value,
    ]),
  );
};
