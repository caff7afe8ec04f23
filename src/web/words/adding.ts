/** Words for putting a formative into a course: the picker of Add Materials, and choosing one for a link. */
import { area } from './translate.ts';

export const adding = area(
  {
    'add.title': 'Add a formative',
    'add.to': 'Adding to {course} as {name}',
    'add.to-unnamed': 'Adding to your course',
    'add.choose': 'Which formative?',
    'add.none': 'There is no formative yet that you may use.',
    'add.automatic': 'Grades go by themselves',
    'add.by-hand': 'Some questions are scored by hand',
    'add.details': 'How it stands in Schoology',
    'add.name': 'Title',
    'add.name.hint': 'Leave empty for the formative’s own title.',
    'add.name.error': 'Give it a title of at most 200 characters.',
    'add.points': 'Points in Schoology',
    'add.points.hint': 'Leave empty for the formative’s own points.',
    'add.points.error': 'Enter a number above 0, for example 10 or 7.5.',
    'add.due': 'Due date',
    'add.due.error': 'Enter a date and time, or leave it empty.',
    'add.choose.error': 'Choose a formative.',
    'add.no-line-item':
      'This place in Schoology takes no grade column. Use Add Materials in your course if you want grades.',
    'add.button': 'Add to Schoology',
    'choose.title': 'Choose a formative for this link',
    'choose.body':
      'This link does not say which formative it is for. Choose one; your students will find it here from now on.',
    'choose.no-grading':
      'Schoology has no grade column for this link. To send grades later, edit the material in Schoology and check “Enable grading”.',
    'choose.button': 'Use this formative',
    'add.addresses': 'Addresses for External Tool links',
    'add.addresses.hint':
      'In Schoology’s Add External Tool form, paste one of these as URL, and check “Enable grading”.',
  },
  {
    'add.title': 'Añadir un formativo',
    'add.to': 'Se añade a {course} como {name}',
    'add.to-unnamed': 'Se añade a su curso',
    'add.choose': '¿Qué formativo?',
    'add.none': 'Todavía no hay ningún formativo que pueda usar.',
    'add.automatic': 'Las notas se envían solas',
    'add.by-hand': 'Algunas preguntas se califican a mano',
    'add.details': 'Cómo figura en Schoology',
    'add.name': 'Título',
    'add.name.hint': 'Déjelo vacío para usar el título del formativo.',
    'add.name.error': 'Póngale un título de 200 caracteres como máximo.',
    'add.points': 'Puntos en Schoology',
    'add.points.hint': 'Déjelo vacío para usar los puntos del formativo.',
    'add.points.error': 'Escriba un número mayor que 0, por ejemplo 10 o 7,5.',
    'add.due': 'Fecha de entrega',
    'add.due.error': 'Escriba fecha y hora, o déjelo vacío.',
    'add.choose.error': 'Elija un formativo.',
    'add.no-line-item':
      'Este lugar de Schoology no admite columna de notas. Use Add Materials en su curso si quiere notas.',
    'add.button': 'Añadir a Schoology',
    'choose.title': 'Elija un formativo para este enlace',
    'choose.body':
      'Este enlace no dice para qué formativo es. Elija uno; desde ahora sus estudiantes lo encontrarán aquí.',
    'choose.no-grading':
      'Schoology no tiene columna de notas para este enlace. Para enviar notas más tarde, edite el material en Schoology y marque «Enable grading».',
    'choose.button': 'Usar este formativo',
    'add.addresses': 'Direcciones para enlaces de External Tool',
    'add.addresses.hint':
      'En el formulario Add External Tool de Schoology, pegue una de estas como URL y marque «Enable grading».',
  },
);
