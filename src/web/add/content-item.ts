/** The content item that makes a graded material of a formative (Deep Linking 2.0 §3.1). */
import type { ContentItem } from '../../lti/deep-linking.ts';
import { formativePath } from '../lti/bind.ts';

/**
 * @param points maximum of the gradebook column; a column cannot be worth 0, so none is asked for then
 * @param due ISO 8601
 * `resourceId` and `tag` let the column be found again; Schoology lower-cases custom keys, so they are lower-case.
 */
export function contentItem(input: {
  toolOrigin: string;
  placement: string;
  formativeId: string;
  title: string;
  points: number;
  due: string | null;
  acceptLineItem: boolean;
}): ContentItem {
  const { title, points, due, placement, formativeId } = input;
  const graded = input.acceptLineItem && points > 0;
  return {
    type: 'ltiResourceLink',
    url: `${input.toolOrigin}${formativePath(formativeId)}`,
    title,
    custom: { placement, columnmaximum: '$com.schoology.Assignment.scoreMaximum' },
    ...(graded
      ? { lineItem: { label: title, scoreMaximum: points, resourceId: placement, tag: 'passback' } }
      : {}),
    ...(due ? { submission: { endDateTime: due } } : {}),
  };
}
